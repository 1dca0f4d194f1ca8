/**
 * Reads the query string of a request for the season.
 *
 * The cache key contains the parameter `tables` as the viewer spelled it, without decoding, and nothing
 * else of the query string. This file must find `tables` exactly where the cache key has it; otherwise one
 * response would be cached as another. Ambiguous spellings are refused.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/QueryStringParameters.html
 * @module
 */

/** The requested resource. */
export type SeasonQuery =
  /** The league tables as JSON. */
  | { readonly kind: "tables" }
  /** The league tables as a page for people whose browser runs no scripts. */
  | { readonly kind: "page" }
  /** The season object. */
  | { readonly kind: "raw" }
  /** `tables` in a form that is not accepted. */
  | { readonly kind: "refused" };

/** The values of `tables`, and what they ask for. */
const kinds: ReadonlyMap<string, "tables" | "page"> = new Map([
  ["current", "tables"],
  ["page", "page"],
]);

/** The values of `tables`. */
export const tablesValues = [...kinds.keys()];

const parameter = "tables";

/**
 * Reads a query string. The rules differ from the URL standard's for forms:
 *
 * - Pairs are split at `&`, name and value at the first `=`; no `=` means an empty value.
 * - Names and values are percent-decoded once, as UTF-8. `+` is a plus sign.
 * - Names and values are case-sensitive: `Tables` and other parameters are ignored.
 * - `tables` must occur once, without percent-encoding, with one of {@link tablesValues}.
 *   `%74ables` decodes to `tables` but differs in the cache key: refused.
 *
 * @param querystring Without the leading `?`; empty when there is none.
 * @throws never
 */
export function seasonQuery(querystring: string): SeasonQuery {
  const asked = querystring
    .split("&")
    .map(splitPair)
    .filter(({ name }) => decoded(name) === parameter);
  const [only, ...others] = asked;
  if (only === undefined) {
    return { kind: "raw" };
  }
  const kind = kinds.get(decoded(only.value) ?? "");
  const isClear = others.length === 0 && only.name === parameter;
  return { kind: isClear && kind !== undefined ? kind : "refused" };
}

function splitPair(pair: string): { readonly name: string; readonly value: string } {
  const equals = pair.indexOf("=");
  return equals === -1
    ? { name: pair, value: "" }
    : { name: pair.slice(0, equals), value: pair.slice(equals + 1) };
}

/** @returns `undefined` for an invalid `%` or bytes that are not UTF-8. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
