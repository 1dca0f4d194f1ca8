/**
 * What a path asks of a token.
 *
 * CloudFront chose the behavior by the path as RFC 3986 normalizes it, and hands on the path as the viewer
 * wrote it. So one resource can be reached under several spellings; only the plain one is judged here, and
 * the others are refused: no spelling can pick a rule other than its own.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html
 * @module
 */
import type { TokenPath } from "../../contract.ts";

/** Dot segments and empty ones (RFC 3986 §5.2.4), and what some servers take for `/` or cut off. */
const reshaped = /\/\.{1,2}(?:\/|$)|\/\/|[\\;#? \p{Cc}]/u;

/**
 * Percent-encodings that need not be there (RFC 3986 §6.2.2.2), that hide a separator, or that a second
 * decoding would turn into one: unreserved characters, `/`, `\`, `%`, `;`, `?`, `#`, control characters.
 */
const disguised =
  /%(?![0-9a-f]{2})|%(?:[01][0-9a-f]|7f|2[35def]|3[0-9bf]|4[1-9a-f]|5[0-9acf]|6[1-9a-f]|7[0-9ae])/i;

/**
 * Finds the rule for a path. Patterns are paths, or prefixes that end in `/*`; case matters, as it does to
 * CloudFront. A pattern of another form matches nothing but itself, which refuses more, never less.
 *
 * @param path As the viewer wrote it, without query string.
 * @returns the first that matches; `undefined` when none does, or when the path is not spelled plainly.
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
