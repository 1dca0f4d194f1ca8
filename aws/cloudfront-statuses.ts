/**
 * Statuses that CloudFront treats apart.
 *
 * @module
 */
import {
  compressionPage,
  errorExpirationPage,
  errorPagesPage,
  failoverPage,
  statusCodesPage,
} from "./cloudfront-pages.ts";
import type { Fact } from "./fact.ts";

export const alwaysCachedErrors = {
  about: "Errors of an origin that are cached whatever the origin sends",
  value: [404, 414, 500, 501, 502, 503, 504],
  ...statusCodesPage,
  certainty: "documented",
  note: "Third parties write that 5xx are never cached; this page lists them.",
} as const satisfies Fact<readonly number[]>;

export const errorsCachedWhenStated = {
  about: "Errors of an origin that are cached only if it sends max-age or s-maxage",
  value: [400, 403, 405, 412, 415],
  ...statusCodesPage,
  certainty: "documented",
} as const satisfies Fact<readonly number[]>;

export const errorsThatHonorNoStore = {
  about: "Errors for which no-store, no-cache and private are honored",
  value: [404, 410, 414, 501],
  ...errorExpirationPage,
  certainty: "documented",
  note: "410 is in this list and in no list of cached errors, so it is not cached.",
} as const satisfies Fact<readonly number[]>;

export const defaultErrorCachingSeconds = {
  about: "Seconds for which an error is cached if no custom error response names a minimum",
  value: 10,
  ...statusCodesPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const errorPageStatuses = {
  about: "Statuses that can have a custom error page, and that it can be sent with; also with 200",
  value: [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504],
  ...errorPagesPage,
  certainty: "documented",
} as const satisfies Fact<readonly number[]>;

export const errorsWithoutPage = {
  about: "Statuses that a custom error response can give a caching minimum, and no page",
  value: [412, 415],
  ...statusCodesPage,
  certainty: "inferred",
  note: "The page excludes them from custom error pages, and lists them as cached.",
} as const satisfies Fact<readonly number[]>;

export const failoverStatuses = {
  about: "Statuses that an origin group can fail over on",
  value: [400, 403, 404, 416, 429, 500, 502, 503, 504],
  ...failoverPage,
  certainty: "documented",
  note: "A failed connection counts as 503, a late response as 504.",
} as const satisfies Fact<readonly number[]>;

export const compressedStatuses = {
  about: "Statuses of responses that are compressed",
  value: [200, 403, 404],
  ...compressionPage,
  certainty: "documented",
} as const satisfies Fact<readonly number[]>;
