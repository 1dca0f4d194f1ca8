/**
 * CloudFront Functions: limits, and rules that their documentation leaves open.
 *
 * @module
 */
import {
  functionEventPage,
  functionOriginPage,
  functionRestrictionsPage,
  functionRuntime1Page,
  functionRuntime2Page,
  keyValueStorePage,
} from "./cloudfront-function-pages.ts";
import { cloudFrontQuotasPage, edgeRestrictionsPage } from "./cloudfront-pages.ts";
import type { Fact } from "./fact.ts";

export const functionRuntimes = {
  about: "Runtimes of CloudFront Functions",
  value: ["cloudfront-js-1.0", "cloudfront-js-2.0"],
  ...functionRuntime2Page,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

export const functionMaxBytes = {
  about: "Bytes of the code of a CloudFront function, at most",
  value: 10_240,
  ...cloudFrontQuotasPage,
  certainty: "documented",
  note: "The page states 10 KB.",
} as const satisfies Fact<number>;

export const functionLogBytes = {
  about: "Bytes that one run of a CloudFront function logs, at most",
  value: 10_240,
  ...functionRestrictionsPage,
  certainty: "documented",
  note: "The page states 10 KB; the rest is cut off.",
} as const satisfies Fact<number>;

export const functionTimeLimit: Fact<string> = {
  about: "The time a CloudFront function may take",
  value: "It is part of a compute utilization in percent, whose whole AWS does not publish.",
  ...functionRestrictionsPage,
  certainty: "documented",
  note: "The local runtime ends a run after one second, which no function within AWS's limit takes.",
};

export const keyValueLimits = {
  about: "Bytes of a key, of a value and of a whole key value store, at most",
  value: { key: 512, value: 1_024, store: 5_242_880 },
  ...cloudFrontQuotasPage,
  certainty: "documented",
} as const satisfies Fact<object>;

export const keyValueStoreRuntime = {
  about: "The runtime that reads key value stores and changes origins",
  value: "cloudfront-js-2.0",
  ...keyValueStorePage,
  certainty: "documented",
} as const satisfies Fact<string>;

export const functionHashes = {
  about: "Algorithms of createHash and createHmac in CloudFront Functions",
  value: ["md5", "sha1", "sha256"],
  ...functionRuntime1Page,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

export const functionSyntax1 = {
  about: "Syntax that runtime 1.0 of CloudFront Functions does not have, as esbuild names features",
  value: [
    "array-spread",
    "async-await",
    "bigint",
    "class",
    "const-and-let",
    "default-argument",
    "destructuring",
    "for-of",
    "generator",
    "object-rest-spread",
  ],
  ...functionRuntime1Page,
  certainty: "documented",
  note: "The page names const and let, and lists what is supported beyond ECMAScript 5.1; these are not on the list.",
} as const satisfies Fact<readonly string[]>;

export const functionSyntax2 = {
  about: "Syntax that runtime 2.0 of CloudFront Functions does not have, as esbuild names features",
  value: ["bigint", "class", "default-argument", "destructuring", "for-of", "generator"],
  ...functionRuntime2Page,
  certainty: "inferred",
  note: "The page lists what is supported beyond ECMAScript 5.1, and these are not on the list. The local runtime reports them and runs them.",
} as const satisfies Fact<readonly string[]>;

export const functionFailureResults: Fact<string> = {
  about: "Status and X-Cache when a CloudFront function fails",
  value:
    "503 and FunctionExecutionError if it throws or exceeds a limit; 502 and FunctionValidationError if its result breaks a rule.",
  ...edgeRestrictionsPage,
  certainty: "measured",
  by: "responses that users quote",
  note: "The page states 502 for headers that a function must not change.",
};

export const functionViewerResponseStatus: Fact<string> = {
  about: "A status that a CloudFront function changes at viewer-response",
  value: "It reaches the viewer.",
  ...functionEventPage,
  certainty: "conflict",
  note: "The page on restrictions of all edge functions states that viewer-response cannot change the status.",
};

export const functionReadOnlyResponseHeaders: Fact<string> = {
  about:
    "Content-Encoding and Content-Length that a CloudFront function changes at viewer-response",
  value: "Content-Encoding reaches the viewer; Content-Length is that of the body.",
  ...functionEventPage,
  certainty: "conflict",
  note: "The page says to change both with a new body; the page on restrictions lists them as read-only.",
};

export const functionEmptyParameters: Fact<string> = {
  about: "A query parameter without = in a query string that a CloudFront function changed",
  value: "It is sent with =, and an unchanged query string is sent as it came.",
  ...functionEventPage,
  certainty: "inferred",
};

export const functionOriginOfStoredObjects: Fact<string> = {
  about: "An origin that a CloudFront function chooses, and the cache key",
  value: "The origin is not part of the cache key.",
  ...functionOriginPage,
  certainty: "inferred",
};

export const functionCloudFrontHeaders: Fact<string> = {
  about: "Headers of CloudFront, like CloudFront-Viewer-Country, and CloudFront Functions",
  value: "A function sees those that the cache policy or the origin request policy names.",
  source: {
    title:
      "Examples of CloudFront Functions: URL redirect to the country-specific version of a site",
    url: "https://github.com/aws-samples/amazon-cloudfront-functions",
  },
  read: "2026-11",
  certainty: "documented",
  note: "Lambda@Edge sees them at origin events only.",
};

export const functionQueryText: Fact<string> = {
  about: "A query string that a CloudFront function returns as text, and not as an object",
  value: "It is taken as it is.",
  source: {
    title: "Examples of CloudFront Functions: normalize query string parameters",
    url: "https://github.com/aws-samples/amazon-cloudfront-functions",
  },
  read: "2026-11",
  certainty: "documented",
};
