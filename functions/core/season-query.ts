/**
 * What a query string asks of the season.
 *
 * The edge keeps answers under the parameter `tables` as the viewer spelled it, and under nothing
 * else of the query string: no decoding, no normalization. So this file may see no `tables` where the
 * edge sees one, nor one where the edge sees none; else the answer to one question would be kept as
 * the answer to the other, for everyone. Whatever might be read both ways is refused.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/QueryStringParameters.html
 * @module
 */

/** What is asked for. */
export type SeasonQuery =
  /** The league tables. */
  | { readonly kind: "tables" }
  /** The season as it lies in the bucket. */
  | { readonly kind: "raw" }
  /** `tables`, but not as we take it. */
  | { readonly kind: "refused" };

/** Every value that `tables` takes. */
export const tablesValues = ["current"] as const;

const parameter = "tables";

/**
 * Reads a query string. Our rules, not the URL standard's for forms:
 *
 * - Pairs are split at `&`, name and value at the first `=`; no `=` means an empty value.
 * - Names and values are percent-decoded once, as UTF-8. `+` is a plus sign.
 * - Names and values are case-sensitive: `Tables` is some other parameter, and others do not matter.
 * - `tables` must be there once, spelled without percent-encoding, with one of {@link tablesValues}.
 *   `%74ables` is `tables` to a decoder but not to the edge's cache key: refused.
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
  const value = decoded(only.value);
  const understood =
    others.length === 0 &&
    only.name === parameter &&
    tablesValues.some((allowed) => allowed === value);
  return { kind: understood ? "tables" : "refused" };
}

function splitPair(pair: string): { readonly name: string; readonly value: string } {
  const equals = pair.indexOf("=");
  return equals === -1
    ? { name: pair, value: "" }
    : { name: pair.slice(0, equals), value: pair.slice(equals + 1) };
}

/** @returns `undefined` for what does not decode: a stray `%`, or bytes that are not UTF-8. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
