/**
 * S3 as an origin of CloudFront.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
 * @module
 */
import { STATUS_CODES } from "node:http";
import type { HeaderMap, Message, OriginRequest } from "../../http/message.ts";
import type { S3Origin } from "../cloudfront/model.ts";
import type { Principal } from "../iam/principal.ts";
import type { S3 } from "./s3.ts";
import type { S3Response } from "./s3-message.ts";
import { headerCase } from "./wire/header-case.ts";

/**
 * Fetches from a bucket by the origin's regional domain name.
 *
 * @param sourceArn ARN of the distribution: an origin access control signs in its name. Without one
 *   the request is anonymous.
 * @returns what S3 answers, refusals included: they are answers of an origin, not failures of one.
 * @throws never
 */
export async function fetchFromS3(
  s3: Pick<S3, "handle">,
  origin: Pick<S3Origin, "domainName" | "signed" | "identity">,
  request: OriginRequest,
  sourceArn: string,
): Promise<Message> {
  const principal: Principal = origin.signed
    ? { kind: "service", service: "cloudfront.amazonaws.com", sourceArn }
    : origin.identity === undefined
      ? { kind: "anonymous" }
      : { kind: "identity", ...origin.identity };
  return fetchAs(s3, principal, request, origin.domainName);
}

/**
 * Fetches as somebody.
 *
 * @param host Names the bucket, where the path does not. @default the path begins with the bucket
 * @throws never
 */
export async function fetchAs(
  s3: Pick<S3, "handle">,
  principal: Principal,
  request: OriginRequest,
  host = "127.0.0.1",
): Promise<Message> {
  const response = await s3.handle({
    method: request.method,
    host,
    path: request.path,
    querystring: request.querystring,
    headers: flatten(request.headers),
    body: async () => request.body,
    principal,
  });
  return messageOf(response);
}

/** An answer of S3 in the form of the edge. */
export function messageOf({ status, headers, body }: S3Response): Message {
  return {
    status,
    statusDescription: STATUS_CODES[status] ?? "",
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, [{ key: headerCase(name), value }]]),
    ),
    body,
  };
}

function flatten(headers: HeaderMap): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, lines]) => [
      name.toLowerCase(),
      lines.map(({ value }) => value).join(", "),
    ]),
  );
}
