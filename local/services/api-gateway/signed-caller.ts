/**
 * Who signed a request for an API or a function URL.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 * @module
 */
import { createHash } from "node:crypto";
import { headerValue } from "../../http/header-map.ts";
import type { OriginRequest } from "../../http/message.ts";
import type { Principal } from "../iam/principal.ts";
import { identify, type KeyRing } from "../s3/wire/identity.ts";
import { parseQuery } from "../s3/wire/query-string.ts";
import { S3Error } from "../s3/wire/s3-error.ts";
import { decodeText } from "./url-text.ts";

/** Who signed, or why the signature does not hold. */
export type Caller =
  | { readonly kind: "known"; readonly principal: Principal }
  | { readonly kind: "refused"; readonly why: "unknown-key" | "signature" };

/** AWS's words for a signature that does not hold. */
export const signatureWords = {
  signature:
    "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
  "unknown-key": "The security token included in the request is invalid.",
} as const;

/** A request as it arrived. */
type SignedRequest = OriginRequest & {
  /** The Host header as sent, where another stands in its place. @default the header */
  readonly sentHost?: string;
};

/** What a signature is for. */
export interface SigningScope {
  /** AWS Region. */
  readonly region: string;
  readonly service: "execute-api" | "lambda";
}

/** Where the credential of a signed request stands; `undefined` for an unsigned one. */
function credentialText({ headers, querystring }: SignedRequest): string | undefined {
  const authorization = headerValue(headers, "authorization") ?? "";
  if (authorization.startsWith("AWS4-")) {
    return authorization;
  }
  return /(?:^|&)X-Amz-Signature=/.test(querystring) ? decodeText(querystring) : undefined;
}

/**
 * Who signed a request.
 *
 * @param nowMs Milliseconds since the epoch.
 * @returns `undefined` for an unsigned request.
 * @throws never
 */
export function callerOf(
  request: SignedRequest,
  { region, service }: SigningScope,
  keys: KeyRing,
  nowMs: number,
): Caller | undefined {
  const text = credentialText(request);
  if (text === undefined) {
    return undefined;
  }
  if (!text.includes(`/${region}/${service}/aws4_request`)) {
    return { kind: "refused", why: "signature" };
  }
  const { method, path, querystring, body } = request;
  // CloudFront adds its id on the way, which nobody signs.
  const names = Object.keys(request.headers).filter((name) => name !== "x-amz-cf-id");
  const digest = createHash("sha256").update(body).digest("hex");
  const headers = {
    ...Object.fromEntries(names.map((name) => [name, headerValue(request.headers, name) ?? ""])),
    // The digest of the body is signed in any case.
    "x-amz-content-sha256": digest,
  };
  const host = request.sentHost ?? headerValue(request.headers, "host") ?? "";
  try {
    const head = { method, host, path, querystring, headers };
    const { principal } = identify(head, parseQuery(querystring), keys, nowMs);
    return { kind: "known", principal };
  } catch (error) {
    if (!(error instanceof S3Error)) {
      throw error;
    }
    const isUnknown = error.code === "InvalidAccessKeyId" || error.code === "InvalidToken";
    return { kind: "refused", why: isUnknown ? "unknown-key" : "signature" };
  }
}
