/**
 * Query strings, as S3 reads them.
 *
 * @module
 */
import { decodePercent } from "./percent-encoding.ts";

/** Parameters by decoded name; the first of a name counts. */
export type Query = ReadonlyMap<string, string>;

/**
 * @param querystring Without the leading `?`.
 * @throws {S3Error} `InvalidURI` for a percent-encoding that is broken or not UTF-8.
 */
export function parseQuery(querystring: string): Query {
  const query = new Map<string, string>();
  for (const pair of querystring.split("&").filter((part) => part !== "")) {
    const separator = pair.indexOf("=");
    const name = decodeQuery(separator < 0 ? pair : pair.slice(0, separator));
    if (!query.has(name)) {
      query.set(name, separator < 0 ? "" : decodeQuery(pair.slice(separator + 1)));
    }
  }
  return query;
}

/** In a query `+` is a space, unlike in a path. */
function decodeQuery(text: string): string {
  return decodePercent(text.replaceAll("+", " "));
}
