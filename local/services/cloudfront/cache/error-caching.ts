/**
 * How long an origin's error is kept.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/custom-error-pages-expiration.html
 * @module
 */
import {
  alwaysCachedErrors,
  defaultErrorCachingSeconds,
  errorsCachedWhenStated,
  errorsThatHonorNoStore,
} from "../../../../aws/cloudfront-statuses.ts";
import type { CacheControl } from "./cache-control.ts";

const always: ReadonlySet<number> = new Set(alwaysCachedErrors.value);
const onlyWhenStated: ReadonlySet<number> = new Set(errorsCachedWhenStated.value);
const honoursRestrictions: ReadonlySet<number> = new Set(errorsThatHonorNoStore.value);
const defaultMinSeconds = defaultErrorCachingSeconds.value;

/**
 * Seconds for which an error is kept.
 *
 * @param statedSeconds What `s-maxage`, `max-age` or Expires states, capped by the policy's maximum; 0 when none does.
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
