/**
 * What the bucket's answer looks like to the world.
 *
 * @module
 */
import type { FreshnessTerms } from "../contract.ts";
import { cacheControl, freshness } from "./cache-lifetime.ts";
import type { HeaderEdits } from "./header-edits.ts";

/** S3's names for one request, which its support asks for; of use only when something failed. */
const supportNames: readonly string[] = ["x-amz-request-id", "x-amz-id-2"];

/**
 * Judges the headers of the bucket's answer for the raw season.
 *
 * - 200, 206 and 304 get the lifetime of {@link freshness}. 304 too: it answers the edge's
 *   revalidation, and the stored copy lives on under the headers that came with it.
 * - Other redirections (a bucket asked in the wrong Region) are not kept: CloudFront would keep them
 *   for the default lifetime, a day as a rule.
 * - From 400 on no lifetime is said, so that the distribution's error-caching minimum alone decides.
 *   Never one of ours: a viewer's `If-Match` provokes a 412, and given a lifetime that would be kept
 *   for everyone.
 * - How the object is stored (`x-amz-…`: encryption and its key, version, replication, metadata) is
 *   nobody's business, and goes. Failures keep S3's request ids.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html
 * @param status HTTP status; with one that is no number, only `x-amz-…` headers are touched.
 * @param names Header names present, lower-case.
 * @param nowMs Milliseconds since the epoch.
 * @throws never
 */
export function editSeasonResponse(
  status: number,
  names: readonly string[],
  terms: FreshnessTerms,
  nowMs: number,
): HeaderEdits {
  const failed = status >= 400;
  const internal = names.filter(
    (name) => isStorageHeader(name) && !(failed && supportNames.includes(name)),
  );
  const lifetimes = names.filter((name) => name === "cache-control" || name === "expires");
  if (status === 200 || status === 206 || status === 304) {
    return {
      set: { "cache-control": cacheControl(freshness(terms, nowMs)) },
      remove: [...internal, ...lifetimes],
    };
  }
  if (status >= 300 && status < 400) {
    return { set: { "cache-control": "no-store" }, remove: [...internal, ...lifetimes] };
  }
  return { set: {}, remove: failed ? [...internal, ...lifetimes] : internal };
}

/** CloudFront's own `x-amz-cf-…` are not ours to touch: doing so is a 502. */
function isStorageHeader(name: string): boolean {
  return name.startsWith("x-amz-") && !name.startsWith("x-amz-cf-");
}
