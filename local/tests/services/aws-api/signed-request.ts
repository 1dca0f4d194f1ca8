/**
 * Requests to APIs of AWS, signed as an SDK signs them.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 * @module
 */
import { createHash, createHmac } from "node:crypto";
import { createAccessKeys } from "../../../model/access-keys.ts";
import type { ApiRequest } from "../../../services/aws-api/api-message.ts";

/** The role that signs. */
export const roleArn = "arn:aws:iam::000000000000:role/one";

/** The keys of {@link roleArn}. */
export const accessKeys = createAccessKeys([roleArn]);

/** When requests are signed. */
export const signedAtMs = Date.UTC(2026, 8, 12, 13, 0, 0);

/** What can differ from a request of {@link roleArn}. */
export interface Signing {
  readonly service: string;
  /** @default "eu-west-1" */
  readonly region?: string;
  /** @default the keys of the role */
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
}

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
const hmac = (key: string | Buffer, data: string) =>
  createHmac("sha256", key).update(data).digest();

/** Signs a request, whose path must not need normalizing. */
export function signedRequest(
  request: Partial<Omit<ApiRequest, "body">> & { readonly body?: string | Buffer },
  { service, region = "eu-west-1", credentials = accessKeys.credentialsOf(roleArn) }: Signing,
): ApiRequest & { readonly body: Buffer } {
  const { method = "POST", path = "/", querystring = "", host = "127.0.0.1:9000" } = request;
  const body = Buffer.from(request.body ?? "");
  const timestamp = new Date(signedAtMs).toISOString().replace(/[:-]|\.\d{3}/g, "");
  const date = timestamp.slice(0, 8);
  const headers: Record<string, string> = {
    ...request.headers,
    host,
    "x-amz-date": timestamp,
    ...(credentials.sessionToken && { "x-amz-security-token": credentials.sessionToken }),
  };
  const names = Object.keys(headers)
    .filter((name) => name === "host" || name.startsWith("x-amz-"))
    .sort();
  const canonical = [
    method,
    path.split("/").map(encodeURIComponent).join("/"),
    querystring.split("&").sort().join("&"),
    ...names.map((name) => `${name}:${headers[name]}`),
    "",
    names.join(";"),
    sha256(body),
  ].join("\n");
  const scope = `${date}/${region}/${service}/aws4_request`;
  const key = [region, service, "aws4_request"].reduce<Buffer>(
    hmac,
    hmac(`AWS4${credentials.secretAccessKey}`, date),
  );
  const signature = hmac(key, `AWS4-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256(canonical)}`);
  const authorization = `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${names.join(";")}, Signature=${signature.toString("hex")}`;
  return {
    method,
    host,
    path,
    querystring,
    headers: { ...headers, authorization },
    body,
  };
}
