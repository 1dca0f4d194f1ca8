/**
 * CORS configurations of S3.
 *
 * @module
 */

import type { Fact } from "./fact.ts";
import { corsElementsPage, corsPage, putBucketCorsPage } from "./s3-pages.ts";

export const bucketCorsMethods = {
  about: "Methods that a CORS rule of a bucket may allow",
  value: ["GET", "PUT", "POST", "DELETE", "HEAD"],
  ...corsElementsPage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

export const maxCorsRules = {
  about: "Rules of a bucket's CORS configuration, at most",
  value: 100,
  ...putBucketCorsPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const maxCorsRuleIdLength = {
  about: "Length of the id of a CORS rule, in characters, at most",
  value: 255,
  ...putBucketCorsPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const corsEvaluation: Fact<string> = {
  about: "Which CORS rule applies to a request with an Origin",
  value: "The first that matches its origin, its method and every header that its preflight names.",
  ...corsPage,
  certainty: "documented",
};

export const corsCredentials: Fact<string> = {
  about: "Access-Control-Allow-Credentials of a bucket",
  value: "true where the rule names origins; absent where one of them is *.",
  ...corsElementsPage,
  certainty: "measured",
  by: "scality/cloudserver, whose CORS tests run against S3 too",
};

export const corsOfErrors: Fact<string> = {
  about: "CORS headers of an error of S3",
  value: "They are those of a success, since S3 evaluates the rules before the operation.",
  ...corsPage,
  certainty: "inferred",
};
