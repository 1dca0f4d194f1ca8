/**
 * Where requests for the season go.
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
    ["sends a plain request to the bucket", "GET", "", toBucket],
    ["looks at the tables", "GET", "tables=current", { kind: "tables" }],
    ["looks at the tables for HEAD as for GET", "HEAD", "tables=current", { kind: "tables" }],
    ["refuses other values", "GET", "tables=past", refusal],
    ["refuses other values for HEAD as for GET", "HEAD", "tables=past", refusal],
    ["clears what S3 would obey", "GET", "response-content-type=text/html&versionId=x", toBucket],
    ["clears it for HEAD", "HEAD", "partNumber=1", toBucket],
    ["clears it for methods that could do harm", "DELETE", "versionId=x", toBucket],
    ["passes other methods on, tables or not", "POST", "tables=current", toBucket],
    ["takes methods as they are spelled", "get", "tables=current", toBucket],
    ["passes OPTIONS on", "OPTIONS", "tables=past", toBucket],
  ] as const) {
    it(title, () => assert.deepEqual(routeSeason(method, querystring), expected));
  }
});
