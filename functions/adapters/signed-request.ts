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
  /** Its name in the scope of signatures. */
  readonly service: string;
  /**
   * Its name in the variable with an endpoint on loopback, `AWS_ENDPOINT_URL_<NAME>`.
   *
   * @default `service` in upper case
   * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
   */
  readonly endpointName?: string;
  /** Region of the signature. */
  readonly region: string;
  /** Without a path: `https://cloudfront.amazonaws.com`. */
  readonly endpoint: string;
  readonly path: string;
  readonly contentType: string;
  readonly body: string;
}

/** Credentials, as the SDK resolves them. */
export type Credentials = ConstructorParameters<typeof SignatureV4>[0]["credentials"];

/**
 * Signs a POST request.
 *
 * @returns what sends it, as often as it is called; it rejects with what the connection raises, and when the signal aborts.
 */
export async function signedPost(
  { service, endpointName = service.toUpperCase(), region, endpoint, ...request }: SignedRequest,
  credentials: Credentials,
): Promise<(signal: AbortSignal) => Promise<Response>> {
  const { path, contentType, body } = request;
  // biome-ignore lint/style/noProcessEnv: where an endpoint on loopback is, as the SDK reads it
  const { [`AWS_ENDPOINT_URL_${endpointName}`]: own, AWS_ENDPOINT_URL: all } = process.env;
  const url = new URL(path, own ?? all ?? endpoint);
  const { headers } = await new SignatureV4({ service, region, credentials, sha256 }).sign({
    method: "POST",
    protocol: url.protocol,
    hostname: url.hostname,
    path: url.pathname,
    headers: { host: url.host, "content-type": contentType },
    body,
  });
  const { host: _, ...sent } = headers;
  return (signal) => fetch(url, { method: "POST", headers: sent, body, redirect: "error", signal });
}

/**
 * Sends a POST request with the credentials of the function.
 *
 * @param timeoutMs For the response with its body.
 * @throws what the connection raises, and when the time is over.
 */
export async function postSigned(
  request: SignedRequest,
  timeoutMs: number,
): Promise<{ readonly status: number; readonly text: string }> {
  const { credentials } = new S3Client({ region: request.region }).config;
  const send = await signedPost(request, credentials);
  const response = await send(AbortSignal.timeout(timeoutMs));
  return { status: response.status, text: await response.text() };
}
