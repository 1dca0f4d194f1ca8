/**
 * How long an origin's error is kept.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/custom-error-pages-expiration.html
 * @module
 */
import type { CacheControl } from "./cache-control.ts";

/**
 * Kept whatever the origin says. Third parties write that 5xx never is (CONFLICT): AWS's page, which
 * wins, lists them here.
 */
const always = new Set([404, 414, 500, 501, 502, 503, 504]);

/** Kept only when the origin sends `max-age` or `s-maxage`. 416, 429 and all others: never (for others INF). */
const onlyWhenStated = new Set([400, 403, 405, 412, 415]);

/**
 * The only codes for which `no-store`, `no-cache` and `private` are honoured. 410 stands in this list of
 * AWS's and in none of those above, so it is never kept (unclear in the source).
 */
const honoursRestrictions = new Set([404, 410, 414, 501]);

/** CloudFront's own minimum, where no custom error response gives another. */
const defaultMinSeconds = 10;

/**
 * Seconds for which an error is kept.
 *
 * @param statedSeconds What `s-maxage`, `max-age` or Expires says, capped by the policy's maximum; 0 when none does.
 * @param minSeconds The error caching minimum TTL of this status. @default 10
 * @returns 0 when it is not kept.
 * @throws never
 */
export function errorSeconds(
  status: number,
  control: CacheControl,
  statedSeconds: number,
  minSeconds: number = defaultMinSeconds,
): number {
  const stated = control.maxAgeSeconds !== undefined || control.sMaxAgeSeconds !== undefined;
  if (!always.has(status) && !(stated && onlyWhenStated.has(status))) {
    return 0;
  }
  if (control.noStore || control.noCache || control.private) {
    return honoursRestrictions.has(status) ? 0 : minSeconds;
  }
  return Math.max(minSeconds, statedSeconds);
}
