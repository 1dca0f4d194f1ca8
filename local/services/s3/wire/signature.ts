/**
 * Computes the AWS Signature Version 4 that a request ought to have.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 * @module
 */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { RequestHead } from "../s3-message.ts";
import type { Credential } from "./credential.ts";
import { decodePercent, encodeStrictly } from "./percent-encoding.ts";

function hmac(key: string | Buffer, data: string): Buffer {
  return createHmac("sha256", key).update(data).digest();
}

/** Pairs as sent: a name twice is signed twice. */
function canonicalQuery(querystring: string): string {
  return querystring
    .split("&")
    .filter((pair) => pair !== "" && !/^X-Amz-Signature(=|$)/.test(pair))
    .map((pair) => {
      const separator = pair.indexOf("=");
      const name = separator < 0 ? pair : pair.slice(0, separator);
      const value = separator < 0 ? "" : pair.slice(separator + 1);
      return [encodeStrictly(decodePercent(name)), encodeStrictly(decodePercent(value))] as const;
    })
    .sort(([a, x], [b, y]) => (a === b ? compare(x, y) : compare(a, b)))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * S3 encodes each path segment once, and does not touch `.` and `..`; other services encode what was sent once more.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
function canonicalPath(path: string, service: string): string {
  const encode = (segment: string) =>
    encodeStrictly(service === "s3" ? decodePercent(segment) : segment);
  return path.split("/").map(encode).join("/");
}

function canonicalRequest(request: RequestHead, credential: Credential): string {
  const values = { ...request.headers, host: request.host };
  const headers = credential.signedHeaders.map(
    (name) => `${name}:${(values[name as keyof typeof values] ?? "").trim().replace(/ +/g, " ")}\n`,
  );
  return [
    request.method,
    canonicalPath(request.path, credential.service),
    canonicalQuery(request.querystring),
    headers.join(""),
    credential.signedHeaders.join(";"),
    request.headers["x-amz-content-sha256"] ?? "UNSIGNED-PAYLOAD",
  ].join("\n");
}

/**
 * Whether the signature was made with this secret over this very request. `Host` must be among the
 * signed headers, and so must every `x-amz-*` header that was sent: otherwise anyone on the way
 * could add one.
 */
export function isSignedWith(
  secret: string,
  request: RequestHead,
  credential: Credential,
): boolean {
  // The digest of the body is signed in any case; other services than S3 do not require it as a header.
  const isDigest = (name: string) => name === "x-amz-content-sha256" && credential.service !== "s3";
  const unsigned = Object.keys(request.headers).some(
    (name) =>
      name.startsWith("x-amz-") && !credential.signedHeaders.includes(name) && !isDigest(name),
  );
  if (unsigned || !credential.signedHeaders.includes("host")) {
    return false;
  }
  const { date, region, service } = credential;
  const key = [region, service, "aws4_request"].reduce<Buffer>(hmac, hmac(`AWS4${secret}`, date));
  const canonical = canonicalRequest(request, credential);
  const expected = hmac(
    key,
    [
      "AWS4-HMAC-SHA256",
      credential.timestamp,
      `${date}/${region}/${service}/aws4_request`,
      createHash("sha256").update(canonical).digest("hex"),
    ].join("\n"),
  );
  return timingSafeEqual(expected, Buffer.from(credential.signature, "hex"));
}
