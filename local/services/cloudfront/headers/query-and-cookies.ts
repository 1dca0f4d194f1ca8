/**
 * The query parameters and the cookies that a selection includes.
 *
 * @module
 */
import { type Selection, selects } from "../../../http/name-selection.ts";

/** What precedes the first `=`, or all of it. */
function parameterName(parameter: string): string {
  const equals = parameter.indexOf("=");
  return equals < 0 ? parameter : parameter.slice(0, equals);
}

/**
 * The parameters of a query that a selection includes, in the order sent.
 *
 * Names are compared as sent, percent-encoding and case included: CloudFront does not normalise
 * a query.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/QueryStringParameters.html
 * @throws never
 */
export function selectQuery(querystring: string, selection: Selection): string {
  if (selection.kind === "none" || querystring === "") {
    return "";
  }
  if (selection.kind === "all") {
    return querystring;
  }
  // One parameter is the common case, and every hit comes through here.
  if (!querystring.includes("&")) {
    return selects(selection, parameterName(querystring)) ? querystring : "";
  }
  return querystring
    .split("&")
    .filter((parameter) => selects(selection, parameterName(parameter)))
    .join("&");
}

/**
 * The cookies that a selection includes, sorted by name, as one Cookie header value.
 *
 * Names starting with `$` are dropped, and so is what is no `name=value` pair. "Natural order" is read
 * as the order of code units: `cookieOrder` in aws/.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Cookies.html
 * @param cookieHeader Several lines joined with `; `.
 * @returns `""` when nothing is left.
 * @throws never
 */
export function selectCookies(cookieHeader: string | undefined, selection: Selection): string {
  if (selection.kind === "none" || cookieHeader === undefined) {
    return "";
  }
  const pairs: { readonly name: string; readonly pair: string }[] = [];
  for (const piece of cookieHeader.split(";")) {
    const pair = piece.trim();
    const name = pair.slice(0, Math.max(0, pair.indexOf("="))).trimEnd();
    if (name !== "" && !name.startsWith("$") && selects(selection, name)) {
      pairs.push({ name, pair });
    }
  }
  pairs.sort((one, other) => (one.name < other.name ? -1 : Number(one.name > other.name)));
  return pairs.map(({ pair }) => pair).join("; ");
}
