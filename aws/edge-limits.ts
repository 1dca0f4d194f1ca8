/**
 * Limits of Lambda@Edge.
 *
 * @module
 */
import {
  cloudFrontQuotasPage,
  edgeChoosingPage,
  edgeEventPage,
  edgePermissionsPage,
  edgeTriggersPage,
  lambdaEdgeRestrictionsPage,
} from "./cloudfront-pages.ts";
import type { Fact } from "./fact.ts";

export const edgeEvents = {
  about: "Events that edge functions run at",
  value: ["viewer-request", "origin-request", "origin-response", "viewer-response"],
  ...edgeTriggersPage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

export const edgeMaxTimeoutSeconds = {
  about: "Seconds of an edge function's timeout, at most",
  value: 30,
  ...cloudFrontQuotasPage,
  certainty: "documented",
  note: "Older pages of third parties state 5 for viewer events.",
} as const satisfies Fact<number>;

export const edgeViewerMemoryMb = {
  about: "Megabytes of memory of a function on viewer events, at most",
  value: 128,
  ...edgeChoosingPage,
  certainty: "conflict",
  note: "The quotas page states the same memory as for Lambda. 128 is planned for; the local runtime refuses nothing here.",
} as const satisfies Fact<number>;

export const edgeEphemeralStorageMb = {
  about: "Megabytes of an edge function's /tmp",
  value: 512,
  ...lambdaEdgeRestrictionsPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const edgeFunctionsPerDistribution = {
  about: "Lambda@Edge functions of one distribution, at most",
  value: 100,
  ...cloudFrontQuotasPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const edgeResponseBytes = {
  about: "Size of a response that a function generates, in bytes, at most, by event",
  value: { "viewer-request": 40_960, "origin-request": 1_048_576, "origin-response": 1_048_576 },
  ...cloudFrontQuotasPage,
  certainty: "documented",
} as const satisfies Fact<object>;

export const edgeExposedBodyBytes = {
  about: "Bytes of a request body that a function sees, by event",
  value: { "viewer-request": 40_960, "origin-request": 1_048_576 },
  ...lambdaEdgeRestrictionsPage,
  certainty: "documented",
} as const satisfies Fact<object>;

export const edgeReplacementBodyBytes = {
  about: "Bytes of a request body that a function writes, at most, by event and encoding",
  value: {
    "viewer-request": { text: 40_960, base64: 54_476 },
    "origin-request": { text: 1_048_576, base64: 1_394_606 },
  },
  ...lambdaEdgeRestrictionsPage,
  certainty: "documented",
  note: "The page states 40 KB and 53.2 KB, 1 MB and 1.33 MB.",
} as const satisfies Fact<object>;

export const edgeRolePrincipals = {
  about: "Services that the role of an edge function trusts",
  value: ["lambda.amazonaws.com", "edgelambda.amazonaws.com"],
  ...edgePermissionsPage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

export const edgeTlsProtocols = {
  about: "Values of sslProtocols of an origin that a function writes",
  value: ["TLSv1.2", "TLSv1.1", "TLSv1", "SSLv3"],
  ...edgeEventPage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;
