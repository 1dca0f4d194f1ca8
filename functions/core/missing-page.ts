/**
 * The response to a path of the website without a file.
 *
 * @module
 */
import type { ResponseEdits } from "./header-edits.ts";

/**
 * Replaces the bucket's 404, an XML document, by the page of the website. Other responses stay.
 *
 * S3's headers that describe its document, and its request ids, go with it. Without a lifetime, the error caching minimum
 * TTL of the distribution applies.
 *
 * @param names Header names present, lower-case.
 * @param html The page, sent as UTF-8.
 * @throws never
 */
export function replaceMissing(
  status: number,
  names: readonly string[],
  html: string,
): ResponseEdits {
  return status === 404
    ? {
        set: { "content-type": "text/html; charset=utf-8" },
        // `x-amz-cf-…` headers are CloudFront's: changing them is a 502.
        remove: names.filter((name) => /^(?:content-length$|x-amz-(?!cf-))/.test(name)),
        body: html,
      }
    : { set: {}, remove: [] };
}
