/**
 * Problems, worded.
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
        'The query parameter "tables" must be given once, in plain letters, with one of the allowed values. Leave it out for the whole season.',
      allowed: ["current"],
    });
  });

  for (const [code, status, title, detail] of [
    [
      "answer-too-large",
      500,
      "Answer too large",
      "The answer is larger than can be sent from here.",
    ],
    ["unexpected", 500, "Unexpected failure", "Something went wrong here. Try again shortly."],
    [
      "season-invalid",
      502,
      "Season unusable",
      "The season that is published now cannot be read. Try again shortly.",
    ],
    [
      "season-unavailable",
      503,
      "Season unavailable",
      "The season cannot be reached right now. Try again shortly.",
    ],
    [
      "no-region",
      503,
      "No region available",
      "No region that may answer this request can do so right now. Try again shortly.",
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
