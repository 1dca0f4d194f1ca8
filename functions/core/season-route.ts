/**
 * What becomes of a request for the season, before anything is read.
 *
 * @module
 */
import type { Decision } from "./function-answer.ts";
import { problemAnswer } from "./problem-document.ts";
import { seasonQuery } from "./season-query.ts";

/** A {@link Decision}, or that the tables have to be looked at first. */
export type SeasonRoute = Decision | { readonly kind: "tables" };

/**
 * Every request that goes on to the bucket, whatever its method.
 *
 * Its query string is cleared. An origin-facing function sees query strings only under a policy that
 * forwards all of them, so all of them would reach S3; and CloudFront signs what it sends, so S3 would
 * obey: `response-content-type=text/html` changes how the season is read, `versionId` which season it
 * is, and the answer would be kept under a key that knows of neither.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
const toBucket: SeasonRoute = { kind: "forward", querystring: "" };

/**
 * Routes a request for the season.
 *
 * HEAD is treated as GET, body included: the two share a cache key at CloudFront, so an answer without
 * a body might be kept for those who send GET. That CloudFront takes the body off for the viewer who
 * sent HEAD is our inference: AWS does not speak of HEAD where it speaks of answers made here. Other methods have nothing to do with tables; whether they are
 * allowed at all is for the behavior and the bucket to say.
 *
 * @param querystring Without the leading `?`.
 * @throws never
 */
export function routeSeason(method: string, querystring: string): SeasonRoute {
  if (method !== "GET" && method !== "HEAD") {
    return toBucket;
  }
  const { kind } = seasonQuery(querystring);
  switch (kind) {
    case "tables":
      return { kind };
    case "raw":
      return toBucket;
    case "refused":
      return { kind: "answer", answer: problemAnswer("tables-value") };
  }
}
