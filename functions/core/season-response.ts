/**
 * The headers of the bucket's response, as viewers receive it.
 *
 * @module
 */
import type { FreshnessTerms } from "../contract.ts";
import { cacheControl, freshness } from "./cache-lifetime.ts";
import type { HeaderEdits } from "./header-edits.ts";

/** S3's request ids, which AWS Support needs; kept on failures only. */
const supportNames: readonly string[] = ["x-amz-request-id", "x-amz-id-2"];

/**
 * Decides the headers of the bucket's response with the raw season.
 *
 * - 200, 206 and 304 get the lifetime of {@link freshness}. 304 answers a
 *   revalidation by the edge, and its headers update the stored copy.
 * - Other redirections (a bucket in another Region) get `no-store`: CloudFront would cache them
 *   for the default TTL, usually a day.
 * - From 400 on no lifetime is set, so that the error caching minimum TTL applies. A 412 for a viewer's
 *   `If-Match` with a lifetime would be cached for every viewer.
 * - Storage headers (`x-amz-…`: encryption and its key, version, replication, metadata) are removed.
 *   Failures keep S3's request ids.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html
 * @param status HTTP status; when it is not a number, only `x-amz-…` headers are changed.
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

/** `x-amz-cf-…` headers are CloudFront's: changing them is a 502. */
function isStorageHeader(name: string): boolean {
  return name.startsWith("x-amz-") && !name.startsWith("x-amz-cf-");
}
