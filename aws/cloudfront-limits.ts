/**
 * Quotas and ranges of distributions and their policies.
 *
 * @module
 */
import {
  cloudFrontQuotasPage,
  continuousDeploymentPage,
  distributionConfigPage,
  expirationPage,
  originSettingsPage,
  viewerTlsPage,
} from "./cloudfront-pages.ts";
import type { Fact } from "./fact.ts";

export const distributionQuotas = {
  about: "Parts of one distribution, at most",
  value: { behaviors: 75, origins: 100, aliases: 100, originGroups: 10 },
  ...cloudFrontQuotasPage,
  certainty: "documented",
  note: "Each can be raised on request.",
} as const satisfies Fact<object>;

export const maxPolicyNames = {
  about:
    "Headers, cookies or query strings that one cache policy or origin request policy names, at most",
  value: 10,
  ...cloudFrontQuotasPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const maxCustomResponseHeadersOfPolicy = {
  about: "Custom headers of one response headers policy, at most",
  value: 10,
  ...cloudFrontQuotasPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const originHeaderLimits = {
  about:
    "Custom headers of one origin: their number, and the characters of a name, of a value and of all together, at most",
  value: { count: 30, name: 256, value: 1_783, total: 10_240 },
  ...cloudFrontQuotasPage,
  certainty: "documented",
} as const satisfies Fact<object>;

export const connectionAttemptsRange = {
  about: "Attempts to connect to an origin, and the default",
  value: { min: 1, max: 3, default: 3 },
  ...cloudFrontQuotasPage,
  certainty: "documented",
} as const satisfies Fact<object>;

export const connectionTimeoutRange = {
  about: "Seconds of one attempt to connect to an origin, and the default",
  value: { min: 1, max: 10, default: 10 },
  ...cloudFrontQuotasPage,
  certainty: "documented",
} as const satisfies Fact<object>;

export const originReadTimeoutRange = {
  about: "Seconds that CloudFront waits for a response or its next packet, and the default",
  value: { min: 1, max: 120, default: 30 },
  ...cloudFrontQuotasPage,
  certainty: "documented",
} as const satisfies Fact<object>;

export const originKeepaliveRange = {
  about: "Seconds that an idle connection to an origin stays open, and the default",
  value: { min: 1, max: 120, default: 5 },
  ...cloudFrontQuotasPage,
  certainty: "conflict",
  note: "The quotas page states 300 seconds (120 in a copy of April 2026), the event structure of Lambda@Edge 120. 120 is planned for.",
} as const satisfies Fact<object>;

export const maxUrlBytes = {
  about: "Length of a URL in bytes, at most; above it, 414",
  value: 8_192,
  ...cloudFrontQuotasPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const maxHeadBytes = {
  about:
    "Length of the request line and headers, and of an origin's response headers, in bytes, at most; above it, 494",
  value: 32_768,
  ...cloudFrontQuotasPage,
  certainty: "documented",
  note: "The reference of the standard logs still states 20 KB.",
} as const satisfies Fact<number>;

export const compressedBytesRange = {
  about: "Size of an object that is compressed, in bytes",
  value: { min: 1_000, max: 10_000_000 },
  ...cloudFrontQuotasPage,
  certainty: "documented",
} as const satisfies Fact<object>;

export const maxCommentLength = {
  about: "Characters of the comment of a distribution, at most",
  value: 128,
  ...distributionConfigPage,
  certainty: "memory",
} as const satisfies Fact<number>;

export const defaultTtlSeconds = {
  about: "Seconds of the TTLs that a cache policy leaves out",
  value: { min: 0, default: 86_400, max: 31_536_000 },
  ...expirationPage,
  certainty: "documented",
} as const satisfies Fact<object>;

export const maxAgeLimitSeconds = {
  about: "Seconds of a TTL or max-age, at most: 100 years",
  value: 3_153_600_000,
  ...expirationPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const continuousDeploymentLimits = {
  about: "Share of traffic and seconds of a session that a continuous deployment policy can have",
  value: { maxWeight: 0.15, minSessionSeconds: 300, maxSessionSeconds: 3_600 },
  ...continuousDeploymentPage,
  certainty: "documented",
} as const satisfies Fact<object>;

export const continuousDeploymentHeaderPrefix = {
  about: "How the header of a continuous deployment policy begins",
  value: "aws-cf-cd-",
  ...continuousDeploymentPage,
  certainty: "documented",
} as const satisfies Fact<string>;

export const modernViewerSecurityPolicies = {
  about: "Security policies for viewers with TLS 1.2 or newer and current ciphers",
  value: ["TLSv1.2_2021", "TLSv1.2_2025", "TLSv1.3_2025"],
  ...viewerTlsPage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

export const originProtocolPolicies = {
  about: "Values of originProtocolPolicy",
  value: ["http-only", "https-only", "match-viewer"],
  ...originSettingsPage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;
