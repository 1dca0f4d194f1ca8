/**
 * Signed requests to AWS APIs whose client in the SDK would be most of a bundle.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
 * @module
 */
import process from "node:process";
import { S3Client } from "@aws-sdk/client-s3";
import { SignatureV4 } from "@smithy/signature-v4";
import { sha256 } from "./sha256.ts";

/** An API, and what is sent to it. */
export interface SignedRequest {
  /**
   * Its name in the scope of signatures and, in upper case, in the variable with an endpoint on loopback.
   *
   * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
   */
  readonly service: string;
  /** Region of the signature. */
  readonly region: string;
  /** Without a path: `https://cloudfront.amazonaws.com`. */
  readonly endpoint: string;
  readonly path: string;
  readonly contentType: string;
  readonly body: string;
}

/**
 * Sends a POST request with the credentials of the function.
 *
 * @param timeoutMs For the response with its body.
 * @throws what the connection raises, and when the time is over.
 */
export async function postSigned(
  { service, region, endpoint, path, contentType, body }: SignedRequest,
  timeoutMs: number,
): Promise<{ readonly status: number; readonly text: string }> {
  // biome-ignore lint/style/noProcessEnv: where an endpoint on loopback is, as the SDK reads it
  const { [`AWS_ENDPOINT_URL_${service.toUpperCase()}`]: own, AWS_ENDPOINT_URL: all } = process.env;
  const url = new URL(path, own ?? all ?? endpoint);
  const signer = new SignatureV4({
    service,
    region,
    credentials: new S3Client({ region }).config.credentials,
    sha256,
  });
  const { headers } = await signer.sign({
    method: "POST",
    protocol: url.protocol,
    hostname: url.hostname,
    path: url.pathname,
    headers: { host: url.host, "content-type": contentType },
    body,
  });
  const { host: _, ...sent } = headers;
  const response = await fetch(url, {
    method: "POST",
    headers: sent,
    body,
    redirect: "error",
    signal: AbortSignal.timeout(timeoutMs),
  });
  return { status: response.status, text: await response.text() };
}
