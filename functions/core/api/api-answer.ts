/**
 * An answer of the regional API or of the desk, before any gateway's spelling.
 *
 * @module
 */
import type { AnswerStatus } from "../function-answer.ts";

/** Every status these APIs answer with by themselves. */
export type ApiStatus = AnswerStatus | 204 | 304 | 404 | 405 | 501;

/** A complete answer; every `Answer` of the edge is one too. */
export interface ApiAnswer {
  readonly status: ApiStatus;
  /** One value by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** Text; UTF-8 on the wire. Also there for HEAD: taking it off is the gateway's part. */
  readonly body: string;
}

/**
 * An answer for one viewer, or for one moment: nobody keeps it.
 *
 * `private` besides, for caches that know no `no-store` (RFC 9111 §5.2.2.7). `stale-if-error=0`, because
 * CloudFront keeps even a `no-store` answer for the time its origin cannot be reached, unless told not to.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html
 *
 * @param body What JSON can spell.
 * @throws never
 */
export function unkeptAnswer(body: object): ApiAnswer {
  return {
    status: 200,
    headers: { "content-type": jsonType, "cache-control": "private, no-store, stale-if-error=0" },
    body: JSON.stringify(body),
  };
}

/** What every answer that is no problem document consists of. */
export const jsonType = "application/json; charset=utf-8";
