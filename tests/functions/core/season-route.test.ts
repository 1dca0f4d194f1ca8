/**
 * Routing of requests for the season.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { problemAnswer } from "../../../functions/core/problem-document.ts";
import { routeSeason } from "../../../functions/core/season-route.ts";

const toBucket = { kind: "forward", querystring: "" };
const refusal = { kind: "answer", answer: problemAnswer("tables-value") };

describe("routeSeason", () => {
  for (const [title, method, querystring, expected] of [
    ["forwards a request without a query to the bucket", "GET", "", toBucket],
    ["returns tables for tables=current", "GET", "tables=current", { kind: "tables" }],
    ["returns the page for tables=page", "GET", "tables=page", { kind: "page" }],
    ["returns tables for HEAD as for GET", "HEAD", "tables=current", { kind: "tables" }],
    ["refuses other values", "GET", "tables=past", refusal],
    ["refuses other values for HEAD as for GET", "HEAD", "tables=past", refusal],
    [
      "clears query parameters that S3 would apply",
      "GET",
      "response-content-type=text/html&versionId=x",
      toBucket,
    ],
    ["clears them for HEAD", "HEAD", "partNumber=1", toBucket],
    ["clears them for writing methods", "DELETE", "versionId=x", toBucket],
    ["forwards other methods, with or without tables", "POST", "tables=current", toBucket],
    ["compares methods case-sensitively", "get", "tables=current", toBucket],
    ["forwards OPTIONS", "OPTIONS", "tables=past", toBucket],
  ] as const) {
    it(title, () => assert.deepEqual(routeSeason(method, querystring), expected));
  }
});
