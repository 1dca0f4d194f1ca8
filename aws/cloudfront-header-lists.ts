/**
 * Headers that CloudFront keeps to itself. Names in lower case; a name that ends in `*` stands for every name that begins so.
 *
 * @module
 */
import {
  cloudFrontHeadersPage,
  edgeRestrictionsPage,
  originHeadersPage,
} from "./cloudfront-pages.ts";
import type { Fact } from "./fact.ts";

export const refusedOriginHeaders = {
  about: "Headers that no custom header of an origin can have the name of",
  value: [
    "cache-control",
    "connection",
    "content-length",
    "cookie",
    "host",
    "if-match",
    "if-modified-since",
    "if-none-match",
    "if-range",
    "if-unmodified-since",
    "max-forwards",
    "pragma",
    "proxy-*",
    "range",
    "request-range",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "via",
    "x-amz-*",
    "x-edge-*",
    "x-real-ip",
  ],
  ...originHeadersPage,
  certainty: "documented",
  note: "Of the names that begin with Proxy-, the page lists Proxy-Authenticate, Proxy-Authorization and Proxy-Connection.",
} as const satisfies Fact<readonly string[]>;

export const headersOutsideCacheKeys = {
  about: "Headers of CloudFront that an origin request policy can name, and a cache policy cannot",
  value: [
    "cloudfront-viewer-address",
    "cloudfront-viewer-asn",
    "cloudfront-viewer-tls",
    "cloudfront-viewer-ja3-fingerprint",
    "cloudfront-viewer-ja4-fingerprint",
  ],
  ...cloudFrontHeadersPage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

export const headersUselessInCacheKeys = {
  about: "Headers of CloudFront that differ from viewer to viewer",
  value: ["cloudfront-viewer-header-order", "cloudfront-viewer-header-count"],
  ...cloudFrontHeadersPage,
  certainty: "inferred",
  note: "The page does not exclude them from cache policies.",
} as const satisfies Fact<readonly string[]>;

export const maxHeaderOrderLength = {
  about: "Characters of CloudFront-Viewer-Header-Order, at most",
  value: 7_680,
  ...cloudFrontHeadersPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const disallowedEdgeHeaders = {
  about: "Headers that edge functions neither see nor add",
  value: [
    "connection",
    "expect",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
    "trailer",
    "upgrade",
    "x-accel-buffering",
    "x-accel-charset",
    "x-accel-limit-rate",
    "x-accel-redirect",
    "x-amz-cf-*",
    "x-amzn-auth",
    "x-amzn-cf-billing",
    "x-amzn-cf-id",
    "x-amzn-cf-xff",
    "x-amzn-errortype",
    "x-amzn-fle-profile",
    "x-amzn-header-count",
    "x-amzn-header-order",
    "x-amzn-lambda-integration-tag",
    "x-amzn-requestid",
    "x-cache",
    "x-edge-*",
    "x-forwarded-proto",
    "x-real-ip",
  ],
  ...edgeRestrictionsPage,
  certainty: "documented",
  note: "The copy of September 2026 adds CloudFront-Viewer-Cert-PEM, Client-Cert and Client-Cert-Chain, which belong to viewer mTLS.",
} as const satisfies Fact<readonly string[]>;

export const readOnlyEdgeHeaders = {
  about: "Headers that edge functions see and cannot change, by event",
  value: {
    "viewer-request": ["cdn-loop", "content-length", "host", "transfer-encoding", "via"],
    "origin-request": [
      "accept-encoding",
      "cdn-loop",
      "content-length",
      "if-modified-since",
      "if-none-match",
      "if-range",
      "if-unmodified-since",
      "transfer-encoding",
      "via",
    ],
    "origin-response": ["transfer-encoding", "via"],
    "viewer-response": [
      "content-encoding",
      "content-length",
      "transfer-encoding",
      "via",
      "warning",
    ],
  },
  ...edgeRestrictionsPage,
  certainty: "documented",
} as const satisfies Fact<object>;
