/**
 * What a CloudFront function returned: a request, a response, or something CloudFront refuses.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html
 * @module
 */
import { setHeader } from "../../../http/header-map.ts";
import { textToWire } from "../../../http/header-text.ts";
import type { HeaderLine, HeaderMap, Message, ViewerRequest } from "../../../http/message.ts";
import { uriProblem } from "../lambda/lambda-result.ts";
import { decodeBase64 } from "../lambda/request-body.ts";
import { judgeHeaders } from "../lambda/returned-headers.ts";
import {
  cookieFields,
  type Fields,
  headerFields,
  noHeaders,
  queryFields,
  setCookieFields,
} from "./function-event.ts";
import { bag, eachValue, isUnchanged, type ReturnedFields, readFields } from "./function-fields.ts";
import type { ViewerEvent } from "./viewer-function.ts";

/** Refused; the reason is for the log, not for the viewer. */
export interface InvalidReturn {
  readonly kind: "invalid";
  readonly reason: string;
}

/** A judged result. */
export type FunctionReturn =
  | { readonly kind: "request"; readonly request: ViewerRequest }
  | { readonly kind: "response"; readonly message: Message; readonly ownBody: boolean }
  | InvalidReturn;

function invalid(reason: string): InvalidReturn {
  return { kind: "invalid", reason };
}

/** A query string of parameters. For a parameter without `=` see `functionEmptyParameters` in aws/. */
function writeQuery(fields: ReturnedFields): string {
  return eachValue(fields)
    .map(([name, { value }]) => `${name}=${value}`)
    .join("&");
}

/** Header values by name, in the shape that headers of edge functions are judged in. */
function headerLists(fields: ReturnedFields): Record<string, { value: string }[]> {
  const lists = Object.create(null) as Record<string, { value: string }[]>;
  for (const [name, values] of fields) {
    lists[name] = values.map(({ value }) => ({ value }));
  }
  return lists;
}

/** Headers that a response function may write although the general rule has them read-only: `functionReadOnlyResponseHeaders` in aws/. */
const ofTheBody = ["content-encoding", "content-length"];

/** Headers without some of them. */
function without<T>(
  headers: Readonly<Record<string, T>>,
  names: readonly string[],
): Record<string, T> {
  const kept = Object.create(null) as Record<string, T>;
  for (const [name, value] of Object.entries(headers)) {
    if (!names.includes(name)) {
      kept[name] = value;
    }
  }
  return kept;
}

/** What would end a cookie, or its line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const illegalInCookie = /[\u0000-\u001f\u007f;]/;

/** The lines of a cookie header; those that came, where the function left them alone. */
function cookieLines(
  given: unknown,
  where: string,
  name: "cookie" | "set-cookie",
  headers: HeaderMap,
  before: Fields,
): readonly HeaderLine[] | string {
  const fields = readFields(given, where, before);
  if (typeof fields === "string") {
    return fields;
  }
  if (isUnchanged(fields, before)) {
    return headers[name] ?? [];
  }
  const pairs = eachValue(fields);
  if (pairs.some(([cookie, { value }]) => illegalInCookie.test(`${cookie}${value}`))) {
    return `${where} must not hold control characters or ";"`;
  }
  if (name === "cookie") {
    const value = pairs.map(([cookie, { value: text }]) => `${cookie}=${text}`).join("; ");
    return value === "" ? [] : [{ key: "Cookie", value: textToWire(value) }];
  }
  return pairs.map(([cookie, { value, attributes = "" }]) => ({
    key: "Set-Cookie",
    value: textToWire(`${cookie}=${value}${attributes === "" ? "" : `; ${attributes}`}`),
  }));
}

/** Which headers and cookies a result has, checked. */
interface HeadersSource {
  readonly returned: Readonly<Record<string, unknown>>;
  /** `request` or `response`. */
  readonly where: string;
  readonly event: ViewerEvent;
  readonly cookieHeader: "cookie" | "set-cookie";
  /** The headers that the event was made from. */
  readonly before: HeaderMap;
  /** Names that are not judged, since the edge writes them. */
  readonly apart: readonly string[];
}

function readHeaders({
  returned,
  where,
  event,
  cookieHeader,
  before,
  apart,
}: HeadersSource): HeaderMap | string {
  const shown = headerFields(before, cookieHeader);
  const fields = readFields(returned["headers"], `${where}.headers`, shown);
  if (typeof fields === "string") {
    return fields;
  }
  const cookies = cookieLines(
    returned["cookies"],
    `${where}.cookies`,
    cookieHeader,
    before,
    cookieHeader === "cookie" ? cookieFields(before) : setCookieFields(before),
  );
  if (typeof cookies === "string") {
    return cookies;
  }
  const lists = without(headerLists(fields), apart);
  const judged = judgeHeaders(event, without(before, [...apart, cookieHeader]), lists);
  if (judged.kind === "invalid") {
    return judged.reason;
  }
  const lines = [...(judged.headers[cookieHeader] ?? []), ...cookies];
  if (lines.length > 0) {
    judged.headers[cookieHeader] = lines;
  }
  return judged.headers;
}

/** The query that a function returned: fields, or text as AWS's own examples write it. */
function readQuery(given: unknown, sent: string): string | InvalidReturn {
  if (typeof given === "string") {
    return given;
  }
  const before = queryFields(sent);
  const fields = readFields(given, "request.querystring", before);
  if (typeof fields === "string") {
    return invalid(fields);
  }
  return isUnchanged(fields, before) ? sent : writeQuery(fields);
}

/** Judges a request. `method` is read-only. */
function judgeRequest(
  returned: Readonly<Record<string, unknown>>,
  request: ViewerRequest,
): FunctionReturn {
  const { uri, method = request.method } = returned;
  if (method !== request.method) {
    return invalid("request.method must not change");
  }
  const querystring = readQuery(returned["querystring"], request.querystring);
  if (typeof querystring !== "string") {
    return querystring;
  }
  const changed = uri !== request.path || querystring !== request.querystring;
  const problem = changed ? uriProblem(uri, querystring) : undefined;
  if (problem !== undefined) {
    return invalid(problem);
  }
  const headers = readHeaders({
    returned,
    where: "request",
    event: "viewer-request",
    cookieHeader: "cookie",
    before: request.headers,
    apart: [],
  });
  return typeof headers === "string"
    ? invalid(headers)
    : { kind: "request", request: { ...request, path: String(uri), querystring, headers } };
}

/** The body of a response: `undefined` where the function left it out, a string when it is wrong. */
function readBody(body: unknown): Buffer | undefined | string {
  if (body === undefined || typeof body === "string") {
    return body === undefined ? undefined : Buffer.from(body);
  }
  const { data, encoding } = bag(body) ?? {};
  if (typeof data !== "string" || (encoding !== "text" && encoding !== "base64")) {
    return 'response.body must be a string, or have data and the encoding "text" or "base64"';
  }
  const bytes = encoding === "text" ? Buffer.from(data) : decodeBase64(data);
  return bytes ?? "response.body.data must be base64";
}

/** Judges a response. @param shown The one that the event showed; none at viewer-request. */
function judgeResponse(
  event: ViewerEvent,
  returned: Readonly<Record<string, unknown>>,
  shown: Message | undefined,
): FunctionReturn {
  const { statusCode, statusDescription } = returned;
  if (!Number.isInteger(statusCode) || Number(statusCode) < 200 || Number(statusCode) > 599) {
    return invalid("response.statusCode must be a whole number from 200 to 599");
  }
  const body = readBody(returned["body"]);
  if (typeof body === "string") {
    return invalid(body);
  }
  const headers = readHeaders({
    returned,
    where: "response",
    event,
    cookieHeader: "set-cookie",
    before: shown?.headers ?? noHeaders,
    apart: ofTheBody,
  });
  if (typeof headers === "string") {
    return invalid(headers);
  }
  const encoding = bag(bag(returned["headers"])?.["content-encoding"])?.["value"];
  if (typeof encoding === "string") {
    setHeader(headers, "Content-Encoding", encoding);
  }
  const status = Number(statusCode);
  const length = body === undefined ? shown?.headers["content-length"] : undefined;
  if (length !== undefined) {
    headers["content-length"] = length;
  } else if (status !== 204 && status !== 304) {
    setHeader(headers, "Content-Length", String(body?.length ?? 0));
  }
  const description = typeof statusDescription === "string" ? statusDescription : "";
  const message: Message = {
    status,
    statusDescription: description.replace(/[^\x20-\x7e]/g, ""),
    headers,
    body: body ?? shown?.body ?? Buffer.alloc(0),
  };
  return { kind: "response", message, ownBody: body !== undefined };
}

/** A result as an object, or the reason why it is none. */
function parsed(json: string | undefined): Readonly<Record<string, unknown>> | string {
  const returned = json === undefined ? undefined : bag(JSON.parse(json));
  return returned ?? "the function must return a request or a response object";
}

/** Judges what a function at viewer-request returned. @param json `undefined`: no JSON at all. */
export function judgeRequestReturn(
  json: string | undefined,
  request: ViewerRequest,
): FunctionReturn {
  const returned = parsed(json);
  if (typeof returned === "string") {
    return invalid(returned);
  }
  // A response is what has a status; a request never does.
  return returned["statusCode"] === undefined
    ? judgeRequest(returned, request)
    : judgeResponse("viewer-request", returned, undefined);
}

/** Judges what a function at viewer-response returned. For a changed status see `functionViewerResponseStatus` in aws/. */
export function judgeResponseReturn(
  json: string | undefined,
  shown: Message,
): Exclude<FunctionReturn, { kind: "request" }> {
  const returned = parsed(json);
  if (typeof returned === "string") {
    return invalid(returned);
  }
  const judged = judgeResponse("viewer-response", returned, shown);
  return judged.kind === "request" ? invalid("the function must return a response") : judged;
}
