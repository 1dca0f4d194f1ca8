/**
 * Finds the token rule of a path.
 *
 * CloudFront selects the behavior by the path normalized as in RFC 3986, but sends the function the path as
 * the viewer sent it. So a resource has several spellings; only the normalized one is accepted, so that no
 * spelling selects another rule.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html
 * @module
 */
import type { TokenPath } from "../../contract.ts";

/** Dot segments and empty ones (RFC 3986 §5.2.4), and characters that some servers treat as `/` or as an end. */
const reshaped = /\/\.{1,2}(?:\/|$)|\/\/|[\\;#? \p{Cc}]/u;

/**
 * Percent-encodings that are unnecessary (RFC 3986 §6.2.2.2), that hide a separator, or that become one
 * when decoded twice: unreserved characters, `/`, `\`, `%`, `;`, `?`, `#`, control characters.
 */
const disguised =
  /%(?![0-9a-f]{2})|%(?:[01][0-9a-f]|7f|2[35def]|3[0-9bf]|4[1-9a-f]|5[0-9acf]|6[1-9a-f]|7[0-9ae])/i;

/**
 * Finds the rule for a path. Patterns are paths, or prefixes that end in `/*`; case-sensitive, as in
 * CloudFront. A pattern of another form matches only itself.
 *
 * @param path As the viewer sent it, without query string.
 * @returns the first match; `undefined` without a match, or for a path that is not normalized.
 * @throws never
 */
export function ruleFor(paths: readonly TokenPath[], path: string): TokenPath | undefined {
  if (reshaped.test(path) || disguised.test(path)) {
    return undefined;
  }
  return paths.find((rule) =>
    rule.path.endsWith("/*") ? path.startsWith(rule.path.slice(0, -1)) : path === rule.path,
  );
}
