/**
 * A request to S3 and its answer, over HTTP or in process.
 *
 * @module
 */
import type { Principal } from "../iam/principal.ts";
import type { S3Error } from "./wire/s3-error.ts";

/** A request to S3. */
export interface S3Request {
  readonly method: string;
  /** The `Host` header, port included; it decides between path-style and virtual-host addressing. */
  readonly host: string;
  /** As sent: percent-encoding untouched, starting with `/`. */
  readonly path: string;
  /** Without the leading `?`; empty when there is none. */
  readonly querystring: string;
  /** By lower-case name; lines of one name joined with `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * Reads the body. Called at most once, and only after the caller may do what it asks, so a refusal
   * costs no memory.
   */
  readonly body: () => Promise<Buffer>;
  /** Whether a page of another site makes it: then only the bucket's CORS rules let it in. @default false */
  readonly crossSite?: boolean;
  /** Why it is refused before it is read, if it is. */
  readonly refusal?: S3Error;
  /** The principal, where the caller vouches for it; otherwise the request's signature decides. */
  readonly principal?: Principal;
}

/** A request before its body is read. */
export type RequestHead = Omit<S3Request, "body">;

/** What S3 answers. Header names are lower case; a HEAD, 204 or 304 has an empty body. */
export interface S3Response {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}
