/**
 * The form of a path that behaviors are matched against. The origin gets the path as it was sent.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html#DownloadDistValuesPathPattern
 * @module
 */

/** What makes a path worth a second look; most have none of it. */
const suspicious = /\/\/|\/\.|%/;

/** Percent-encoded octets of unreserved characters: the same as the characters (RFC 3986 §6.2.2.2). */
const encoded = /%[0-9A-Fa-f]{2}/g;
const unreserved = /^[A-Za-z0-9._~-]$/;

/** Decodes what means the same undecoded, and writes other octets in upper case (RFC 3986 §6.2.2.1). */
function decodeUnreserved(octet: string): string {
  const character = String.fromCharCode(Number.parseInt(octet.slice(1), 16));
  return unreserved.test(character) ? character : octet.toUpperCase();
}

/** Drops empty and dot segments (RFC 3986 §5.2.4). A path that ended in a directory still does. */
function removeDotSegments(path: string): string {
  const kept: string[] = [];
  const segments = path.split("/");
  for (const segment of segments) {
    if (segment === "..") {
      kept.pop();
    } else if (segment !== "" && segment !== ".") {
      kept.push(segment);
    }
  }
  const last = segments.at(-1) ?? "";
  const directory = last === "" || last === "." || last === "..";
  return kept.length === 0 ? "/" : `/${kept.join("/")}${directory ? "/" : ""}`;
}

/**
 * Normalizes a path once, in linear time.
 *
 * AWS names RFC 3986, `//` and `..`. That percent-encoded dots count as dots follows from the RFC;
 * AWS does not document it: `encodedDots` in aws/. Decoding happens once: `%252e` stays `%252e`.
 *
 * @param path Starts with `/`; without the query string.
 * @throws never
 */
export function normalizePath(path: string): string {
  if (!suspicious.test(path)) {
    return path;
  }
  return removeDotSegments(path.includes("%") ? path.replace(encoded, decodeUnreserved) : path);
}
