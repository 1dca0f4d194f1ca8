/**
 * A query string, taken apart.
 *
 * @module
 */

/** One parameter as it was given. */
export interface QueryPair {
  readonly name: string;
  /** `undefined` when it is not UTF-8, percent-encoded. */
  readonly value: string | undefined;
}

/**
 * Reads a query string as browsers and HTTP clients write them: `application/x-www-form-urlencoded`, so
 * `+` is a space. The season at the edge reads `+` as itself; there the spelling is the cache's key, and
 * here only values are.
 *
 * A name that cannot be decoded names none of our parameters, and is left out.
 *
 * @see https://url.spec.whatwg.org/#urlencoded-parsing Where the standard puts U+FFFD, we say `undefined`.
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
 * @returns `undefined` for a stray `%`, or for bytes that are not UTF-8.
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
