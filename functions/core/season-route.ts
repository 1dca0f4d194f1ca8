/**
 * Routes a request for the season before the season is read.
 *
 * @module
 */
import type { Decision } from "./function-answer.ts";
import { problemAnswer } from "./problem-document.ts";
import { seasonQuery } from "./season-query.ts";

/** A {@link Decision}, or a request for the tables, as JSON or as a page. */
export type SeasonRoute = Decision | { readonly kind: "tables" } | { readonly kind: "page" };

/**
 * Forwards to the bucket without the query string, for any method.
 *
 * The origin request policy forwards all query strings to this event, and CloudFront signs the request to
 * S3, so S3 would apply them: `response-content-type=text/html` or `versionId` would change a response
 * that is cached under a key without them.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
const toBucket: SeasonRoute = { kind: "forward", querystring: "" };

/**
 * Routes a request for the season.
 *
 * HEAD is treated as GET, with a body: both share a cache key at CloudFront, so a response without a
 * body could be cached for GET. CloudFront removes the body for HEAD (`headAtEdge` in
 * docs/facts.md). Other methods are forwarded; the behavior and the bucket decide about them.
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
    case "page":
      return { kind };
    case "raw":
      return toBucket;
    case "refused":
      return { kind: "answer", answer: problemAnswer("tables-value") };
  }
}
