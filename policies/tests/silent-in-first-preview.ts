/**
 * Rules that cannot tell in a first preview what they report of this project's `prod`, broken as in their tests: it is in
 * a value that is unknown until deployed. `docs/policies.md` lists them.
 *
 * @module
 */

/** Their names. */
export const silentInFirstPreview: readonly string[] = [
  "cloudfront-api-host",
  "cloudfront-bucket-admits",
  "cloudfront-bucket-source",
  "cloudfront-error-caching",
  "cloudfront-no-store",
  "cloudfront-private-answers",
  "cloudfront-write-uncached",
  "edge-geo-cache",
  "edge-numbered-association",
  "edge-router-attempts",
  "edge-router-event",
  "edge-router-signing",
  "edge-same-account",
  "edge-viewer-memory",
  "edge-viewer-package-size",
  "identity-actions",
  "identity-pass-role",
  "identity-positive",
  "identity-resource-policies",
  "identity-resources",
  "identity-service-source",
  "private-api-resource-policy",
  "residency-origin-groups",
  "storage-policy-not-public",
  "storage-replication-destination",
];
