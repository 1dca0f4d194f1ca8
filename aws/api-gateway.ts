/**
 * Limits of API Gateway.
 *
 * @module
 */
import {
  accessLogFormatPage,
  apiQuotasPage,
  httpAuthorizerPage,
  httpQuotasPage,
  restQuotasPage,
} from "./api-gateway-pages.ts";
import type { Fact } from "./fact.ts";

export const httpApiQuotas = {
  about: "Parts of one HTTP API, at most",
  value: { routes: 300, integrations: 300, stages: 10, authorizers: 10 },
  ...httpQuotasPage,
  certainty: "documented",
} as const satisfies Fact<object>;

export const httpTimeoutRangeMs = {
  about: "Milliseconds of an HTTP API's integration timeout; the longest is the default",
  value: { min: 50, max: 30_000 },
  ...httpQuotasPage,
  certainty: "documented",
} as const satisfies Fact<object>;

export const restTimeoutRangeMs = {
  about: "Milliseconds of a REST API's integration timeout; the longest is the default",
  value: { min: 50, max: 29_000 },
  ...restQuotasPage,
  certainty: "documented",
  note: "The longest can be raised for Regional and private APIs.",
} as const satisfies Fact<object>;

export const maxTemplateIterations = {
  about: "Iterations of a loop in a mapping template",
  value: 1_000,
  ...restQuotasPage,
  certainty: "memory",
} as const satisfies Fact<number>;

export const maxAuthorizerMs = {
  about: "Milliseconds that an HTTP API waits for a Lambda authorizer",
  value: 10_000,
  ...httpQuotasPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const authorizerCacheRange = {
  about: "Seconds for which an HTTP API caches the response of an authorizer",
  value: { min: 0, max: 3_600 },
  ...httpAuthorizerPage,
  certainty: "documented",
} as const satisfies Fact<object>;

export const defaultAuthorizerCacheSeconds = {
  about: "Seconds for which the response of an authorizer is cached if nothing is declared",
  value: 300,
  ...httpAuthorizerPage,
  certainty: "memory",
  note: "The provider sends 300 when there are identity sources.",
} as const satisfies Fact<number>;

export const maxPayloadBytes = {
  about: "Size of a request body, in bytes, at most",
  value: 10_485_760,
  ...httpQuotasPage,
  certainty: "documented",
  note: "REST APIs have the same quota.",
} as const satisfies Fact<number>;

export const httpMaxHeadBytes = {
  about: "Size of the request line and headers at an HTTP API, in bytes, at most",
  value: 10_240,
  ...httpQuotasPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const privateMaxHeadBytes = {
  about: "Size of the request line and headers at a private REST API, in bytes, at most",
  value: 8_000,
  ...restQuotasPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const maxRequestsPerSecond = {
  about: "Requests a second of all APIs of an account in one Region, by default",
  value: 10_000,
  ...apiQuotasPage,
  certainty: "documented",
  note: "2,500 in newer Regions.",
} as const satisfies Fact<number>;

export const accessLogRequestIds = {
  about: "Variables of which the format of an access log must have one; the format is one line",
  value: ["$context.requestId", "$context.extendedRequestId"],
  ...accessLogFormatPage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;
