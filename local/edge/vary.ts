/**
 * The Vary of an answer, which never changes the cache key of CloudFront.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html#ResponseCustomRemovedHeaders
 * @module
 */
import { filterHeaders, headerValue, setHeader } from "./header-map.ts";
import type { HeaderMap } from "./message.ts";

/** The names in Vary, as sent. */
function variedOn(headers: HeaderMap): string[] {
  return (headerValue(headers, "vary") ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** Whether an answer says that it fits no other request. */
export function variesOnEverything(headers: HeaderMap): boolean {
  return variedOn(headers).includes("*");
}

/**
 * Vary with one name more; the map given is not changed.
 *
 * @param name In the casing of the wire.
 */
export function withVary(headers: HeaderMap, name: string): HeaderMap {
  const names = variedOn(headers);
  if (names.some((known) => known === "*" || known.toLowerCase() === name.toLowerCase())) {
    return headers;
  }
  const copy = filterHeaders(headers, () => true);
  setHeader(copy, "Vary", [...names, name].join(", "));
  return copy;
}
