/**
 * Parses a query string.
 *
 * @module
 */

/** One parameter as sent. */
export interface QueryPair {
  readonly name: string;
  /** `undefined` when it is not percent-encoded UTF-8. */
  readonly value: string | undefined;
}

/**
 * Parses `application/x-www-form-urlencoded`, as browsers and HTTP clients write it, so `+` is a space. The
 * season at the edge keeps `+`, since there the spelling is the cache key.
 *
 * A name that cannot be decoded is not a parameter and is omitted.
 *
 * @see https://url.spec.whatwg.org/#urlencoded-parsing Where the standard uses U+FFFD, the value is `undefined`.
 * @param text Without the leading `?`; empty when there is none. Bounded by the gateway.
 * @throws never
 */
export function queryPairs(text: string): readonly QueryPair[] {
  return text.split("&").flatMap((pair) => {
    const equals = pair.indexOf("=");
    const name = decodeText(plusToSpace(equals === -1 ? pair : pair.slice(0, equals)));
    const value = equals === -1 ? "" : decodeText(plusToSpace(pair.slice(equals + 1)));
    return name === undefined || name === "" ? [] : [{ name, value }];
  });
}

/**
 * Percent-decodes once.
 *
 * @returns `undefined` for an invalid `%` or bytes that are not UTF-8.
 * @throws never
 */
export function decodeText(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function plusToSpace(text: string): string {
  return text.replaceAll("+", " ");
}
