/**
 * Who makes a request, and whether its signature holds now.
 *
 * @module
 */

import { maxClockSkewMs } from "../../../../aws/s3-limits.ts";
import type { Principal } from "../../iam/principal.ts";
import type { RequestHead } from "../s3-message.ts";
import { type Credential, readCredential } from "./credential.ts";
import type { Query } from "./query-string.ts";
import { S3Error } from "./s3-error.ts";
import { isSignedWith } from "./signature.ts";

/** Access keys and whose they are. */
export interface KeyRing {
  /** Undefined for a key nobody has. */
  readonly principal: (accessKeyId: string) => Principal | undefined;
  /**
   * The secret of a key. Where it is known, signatures are verified; where it is not, the key's name
   * is believed: on loopback a person's own credentials are none of our business.
   */
  readonly secret?: ((accessKeyId: string) => string | undefined) | undefined;
  /** The session token of temporary credentials. Undefined for a key without one, whose token is not looked at. */
  readonly token?: ((accessKeyId: string) => string | undefined) | undefined;
}

/** Who asks, and the Region they signed for. */
export interface Identity {
  readonly principal: Principal;
  /** Undefined where nothing was signed here. */
  readonly region: string | undefined;
  /** Whether a known secret made the signature; false for an access key id that is trusted. */
  readonly verified: boolean;
}

/** How far a signed request may be from the clock. @see https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html */
const maxSkewMs = maxClockSkewMs.value;

/**
 * @throws {S3Error} `InvalidAccessKeyId`, `InvalidToken`, `SignatureDoesNotMatch`, `RequestTimeTooSkewed`,
 *   `AccessDenied` for a presigned URL past its time, or a complaint about the form.
 */
export function identify(
  request: RequestHead,
  query: Query,
  keys: KeyRing,
  nowMs: number,
): Identity {
  if (request.principal !== undefined) {
    return { principal: request.principal, region: undefined, verified: true };
  }
  const credential = readCredential(request, query);
  if (credential === undefined) {
    return { principal: { kind: "anonymous" }, region: undefined, verified: true };
  }
  const principal = keys.principal(credential.accessKeyId);
  if (principal === undefined) {
    throw new S3Error("InvalidAccessKeyId");
  }
  checkToken(keys.token?.(credential.accessKeyId), sentToken(request, query, credential));
  checkExpiry(credential, nowMs);
  const secret = keys.secret?.(credential.accessKeyId);
  if (secret !== undefined) {
    verify(secret, request, credential, nowMs);
  }
  return { principal, region: credential.region, verified: secret !== undefined };
}

/** A presigned URL carries its token among its parameters, a signed request in a header. */
function sentToken(request: RequestHead, query: Query, { place }: Credential): string | undefined {
  return place === "query"
    ? query.get("X-Amz-Security-Token")
    : request.headers["x-amz-security-token"];
}

/**
 * A temporary access key exists only together with its token: without one S3 does not find the key (measured), with
 * another one it refuses the token.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html#UsingTemporarySecurityCredentials
 */
function checkToken(expected: string | undefined, sent: string | undefined): void {
  if (expected !== undefined && sent !== expected) {
    throw new S3Error(sent === undefined ? "InvalidAccessKeyId" : "InvalidToken");
  }
}

function checkExpiry({ signedAtMs, expiresSeconds }: Credential, nowMs: number): void {
  if (expiresSeconds !== undefined && nowMs > signedAtMs + expiresSeconds * 1000) {
    throw new S3Error("AccessDenied", { message: "Request has expired" });
  }
}

function verify(secret: string, request: RequestHead, credential: Credential, nowMs: number): void {
  const { signedAtMs, expiresSeconds } = credential;
  const tooEarly = nowMs < signedAtMs - maxSkewMs;
  if (tooEarly || (expiresSeconds === undefined && nowMs > signedAtMs + maxSkewMs)) {
    throw new S3Error("RequestTimeTooSkewed");
  }
  if (!isSignedWith(secret, request, credential)) {
    throw new S3Error("SignatureDoesNotMatch");
  }
}
