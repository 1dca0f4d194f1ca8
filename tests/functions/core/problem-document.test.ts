/**
 * The texts and headers of problem documents.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { problemAnswer } from "../../../functions/core/problem-document.ts";

describe("problemAnswer", () => {
  it("lists the allowed values in a 4xx, with no-store", () => {
    const { status, headers, body } = problemAnswer("tables-value");
    assert.equal(status, 400);
    assert.deepEqual(headers, {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
    });
    assert.deepEqual(JSON.parse(body), {
      type: "/problems/tables-value",
      title: "Unknown tables",
      status: 400,
      detail:
        'The query parameter "tables" must be given once, in plain letters, with one of the allowed values. Omit it for the whole season.',
      allowed: ["current", "page"],
    });
  });

  for (const [code, status, title, detail] of [
    [
      "answer-too-large",
      500,
      "Response too large",
      "The response is larger than the maximum size.",
    ],
    ["unexpected", 500, "Unexpected error", "The request failed unexpectedly. Try again shortly."],
    [
      "season-invalid",
      502,
      "Season invalid",
      "The published season is not valid. Try again shortly.",
    ],
    [
      "season-unavailable",
      503,
      "Season unavailable",
      "The season is not available. Try again shortly.",
    ],
    [
      "no-region",
      503,
      "No Region available",
      "No Region that may handle this request is available. Try again shortly.",
    ],
  ] as const) {
    it(`gives ${code} a short lifetime and Retry-After`, () => {
      const answer = problemAnswer(code);
      assert.equal(answer.status, status);
      assert.deepEqual(answer.headers, {
        "content-type": "application/problem+json",
        "cache-control": "public, max-age=5",
        "retry-after": "5",
      });
      assert.deepEqual(JSON.parse(answer.body), {
        type: `/problems/${code}`,
        title,
        status,
        detail,
      });
    });
  }
});
