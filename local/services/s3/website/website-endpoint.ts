/**
 * The website endpoint of a bucket: pages for browsers, read without a signature.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html
 * @module
 */
import { websiteMethods } from "../../../../aws/s3-websites.ts";
import { headerValue } from "../../../http/header-map.ts";
import { type Message, OriginError, type OriginRequest } from "../../../http/message.ts";
import type { CustomOrigin } from "../../cloudfront/model.ts";
import type { OriginConnection } from "../../cloudfront/origin/origin-connection.ts";
import type { Principal } from "../../iam/principal.ts";
import { messageOf } from "../bucket-origin.ts";
import type { S3 } from "../s3.ts";
import type { S3Response } from "../s3-message.ts";
import { decodeKey } from "../wire/address.ts";
import { encodeStrictly } from "../wire/percent-encoding.ts";
import { S3Error } from "../wire/s3-error.ts";
import { routeKey } from "./routing-rules.ts";
import type { Website, WebsiteBehavior } from "./website.ts";
import {
  errorOf,
  errorPage,
  redirectTo,
  type WebsiteError,
  websiteErrors,
} from "./website-answer.ts";

/** What a website reads of a request. */
export type WebsiteRequest = Pick<OriginRequest, "method" | "path" | "querystring" | "headers">;

type Pages = Extract<WebsiteBehavior, { readonly kind: "pages" }>;

/** Headers of a request that matter for an object; a website ignores S3's own. */
const conditions = [
  "if-match",
  "if-modified-since",
  "if-none-match",
  "if-range",
  "if-unmodified-since",
  "origin",
  "range",
];

const redirectHeader = "x-amz-website-redirect-location";

/** Answers a request to a website endpoint. @throws never */
export async function answerWebsite(
  s3: Pick<S3, "handle">,
  website: Website,
  request: WebsiteRequest,
): Promise<Message> {
  const response = messageOf(await respond(s3, website, request));
  return request.method === "HEAD" ? { ...response, body: Buffer.alloc(0) } : response;
}

/** A connection of CloudFront to a website endpoint, which takes none over HTTPS: see `websiteHttps` in aws/. */
export function connectWebsite(
  s3: Pick<S3, "handle">,
  website: Website,
  { domainName, protocolPolicy }: CustomOrigin,
): OriginConnection {
  return {
    async connect() {
      if (protocolPolicy !== "http-only") {
        throw new OriginError(
          "connect-timeout",
          `${domainName} takes no HTTPS: set originProtocolPolicy to http-only`,
        );
      }
    },
    send: (request) => answerWebsite(s3, website, request),
  };
}

async function respond(
  s3: Pick<S3, "handle">,
  { bucket, region, behavior }: Website,
  request: WebsiteRequest,
): Promise<S3Response> {
  const { method, path, querystring, headers } = request;
  if (!websiteMethods.value.some((each) => each === method)) {
    return errorPage(websiteErrors.method);
  }
  if (behavior.kind === "redirect") {
    const query = querystring === "" ? "" : `?${querystring}`;
    return redirectTo(301, `${behavior.protocol}://${behavior.hostName}${path}${query}`);
  }
  const host = headerValue(headers, "host") ?? "";
  const given = conditions.flatMap((name) => {
    const value = headerValue(headers, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const read = createRead(s3, `${bucket}.s3.${region}.amazonaws.com`);
  return answerPages(read, behavior, { host, path, conditions: Object.fromEntries(given) });
}

/** Reads an object as someone. */
type Read = (
  principal: Principal["kind"] & ("anonymous" | "account"),
  key: string,
  headers?: Readonly<Record<string, string>>,
) => Promise<S3Response>;

function createRead(s3: Pick<S3, "handle">, host: string): Read {
  return (kind, key, headers = {}) =>
    s3.handle({
      method: kind === "account" ? "HEAD" : "GET",
      host,
      path: `/${encodeStrictly(key)}`,
      querystring: "",
      headers,
      body: async () => Buffer.alloc(0),
      principal: { kind },
    });
}

/** What is asked of the pages of a bucket. */
interface PageRequest {
  readonly host: string;
  readonly path: string;
  readonly conditions: Readonly<Record<string, string>>;
}

async function answerPages(read: Read, pages: Pages, request: PageRequest): Promise<S3Response> {
  let key: string;
  try {
    key = decodeKey(request.path.slice(1));
  } catch (error) {
    return error instanceof S3Error ? errorPage(error) : errorPage(new S3Error("InternalError"));
  }
  const early = routeKey(pages.rules, request.host, key);
  if (early !== undefined) {
    return redirectTo(early.status, early.location);
  }
  const isFolder = key === "" || key.endsWith("/");
  const found = await readPage(
    read,
    isFolder ? `${key}${pages.indexSuffix}` : key,
    request.conditions,
  );
  if ("headers" in found) {
    return found;
  }
  if (found.status === 404 && !isFolder && (await exists(read, `${key}/${pages.indexSuffix}`))) {
    return redirectTo(302, `${request.path}/`);
  }
  const late = routeKey(pages.rules, request.host, key, found.status);
  return late === undefined
    ? errorDocument(read, pages, found)
    : redirectTo(late.status, late.location);
}

/** An object, the redirect it stands for, or why there is none: see `websiteMissingObject` in aws/. */
async function readPage(
  read: Read,
  key: string,
  headers: PageRequest["conditions"],
): Promise<S3Response | WebsiteError> {
  if (!(await exists(read, key))) {
    return websiteErrors.missing;
  }
  const response = await read("anonymous", key, headers);
  if (response.status >= 400) {
    return errorOf(response);
  }
  const location = response.headers[redirectHeader];
  return location === undefined ? response : redirectTo(301, location);
}

/** Whether there is an object, public or not. */
async function exists(read: Read, key: string): Promise<boolean> {
  const { status } = await read("account", key);
  return status !== 404;
}

async function errorDocument(
  read: Read,
  { errorKey }: Pages,
  error: WebsiteError,
): Promise<S3Response> {
  if (errorKey === undefined || error.status >= 500) {
    return errorPage(error);
  }
  const document = await readPage(read, errorKey, {});
  return "headers" in document ? { ...document, status: error.status } : errorPage(error, document);
}
