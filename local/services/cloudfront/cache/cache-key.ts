/**
 * The cache key: which requests may share one stored answer.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-the-cache-key.html
 * @module
 */

import { headerValue } from "../../../http/header-map.ts";
import type { HeaderMap } from "../../../http/message.ts";
import type { Selection } from "../../../http/name-selection.ts";
import { normalizeAcceptEncoding } from "../headers/accept-encoding.ts";
import { selectCookies, selectQuery } from "../headers/query-and-cookies.ts";
import type { CachePolicy } from "../model.ts";

/** What a key is made of: the request as the viewer-request function left it. */
interface KeyParts {
  readonly path: string;
  /** Without the leading `?`. */
  readonly querystring: string;
  /** Headers that CloudFront adds and a policy names belong in here. */
  readonly headers: HeaderMap;
  readonly method: string;
}

/** A part that cannot run into its neighbour, whatever it contains: its length, a colon, itself. */
function part(text: string): string {
  return `${text.length}:${text}`;
}

/** The keyed headers, in the order of the policy. An absent header is not an empty one. */
function keyedHeaders(headers: HeaderMap, selection: Selection): string {
  // A cache policy names its headers or has none, so the other kinds do not occur here.
  if (selection.kind !== "allow") {
    return "";
  }
  let key = "";
  for (const name of selection.names) {
    const value = headerValue(headers, name);
    key += value === undefined ? `h${part(name)}-` : `h${part(name)}${part(value)}`;
  }
  return key;
}

/**
 * The key under which an answer is stored.
 *
 * GET and HEAD share an entry, OPTIONS has its own, and what HEAD fetched is kept under {@link headKey}; http and https viewers share one. The query counts
 * as sent, so `a=1&b=2` and `b=2&a=1` are two entries.
 *
 * @returns text in which no two different selections coincide: every part carries its length.
 * @throws never
 */
export function cacheKey(distributionId: string, request: KeyParts, policy: CachePolicy): string {
  const { headers } = request;
  let key = `${part(distributionId)}${request.method === "OPTIONS" ? "o" : "g"}${part(request.path)}`;
  const query = selectQuery(request.querystring, policy.queryStrings);
  if (query !== "") {
    key += `q${part(query)}`;
  }
  if (policy.gzip || policy.brotli) {
    key += `e${normalizeAcceptEncoding(headerValue(headers, "accept-encoding"), policy)}`;
  }
  if (policy.headers.kind !== "none") {
    key += keyedHeaders(headers, policy.headers);
  }
  if (policy.cookies.kind !== "none") {
    const lines = headers["cookie"]?.map(({ value }) => value).join("; ");
    key += `c${part(selectCookies(lines, policy.cookies))}`;
  }
  return key;
}

/** The text that starts at an offset of a key, and where it ends. */
export function partAt(
  key: string,
  offset: number,
): { readonly text: string; readonly end: number } {
  const colon = key.indexOf(":", offset);
  const end = colon + 1 + Number(key.slice(offset, colon));
  return { text: key.slice(colon + 1, end), end };
}

/**
 * The key of a response to HEAD: it has no body that a GET could be given.
 *
 * @param key Made by {@link cacheKey} for GET or HEAD, or by this function, which then returns the same.
 */
export function headKey(key: string): string {
  const { end } = partAt(key, 0);
  return `${key.slice(0, end)}h${key.slice(end + 1)}`;
}

/**
 * What an invalidation names: the path, and the query when it takes part in the key.
 *
 * @param key Made by {@link cacheKey}.
 * @returns `/path`, or `/path?query`.
 */
export function keyTarget(key: string): string {
  const id = partAt(key, 0);
  const path = partAt(key, id.end + 1);
  return key[path.end] === "q" ? `${path.text}?${partAt(key, path.end + 1).text}` : path.text;
}
