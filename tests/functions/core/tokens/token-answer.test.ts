/**
 * The responses to missing and refused tokens.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { tokenAnswer } from "../../../../functions/core/tokens/token-answer.ts";

describe("tokenAnswer", () => {
  for (const [problem, status, type, title, challenge] of [
    [{ kind: "missing" }, 401, "token-missing", "Token missing", 'Bearer realm="r"'],
    [
      { kind: "expired" },
      401,
      "token-expired",
      "Token expired",
      'Bearer realm="r", error="invalid_token"',
    ],
    [
      { kind: "refused" },
      403,
      "token-refused",
      "Token refused",
      'Bearer realm="r", error="invalid_token"',
    ],
    [
      { kind: "scope", scopes: ["desk", "season"] },
      403,
      "token-scope",
      "Not allowed",
      'Bearer realm="r", error="insufficient_scope", scope="desk season"',
    ],
  ] as const) {
    it(`returns ${status} with a challenge when it is ${problem.kind}`, () => {
      const { body, ...head } = tokenAnswer(problem, "r");
      assert.deepEqual(head, {
        status,
        headers: {
          "content-type": "application/problem+json",
          "cache-control": "no-store",
          "www-authenticate": challenge,
        },
      });
      const { detail, ...document } = JSON.parse(body);
      assert.deepEqual(document, { type: `/problems/${type}`, title, status });
      assert.match(detail, /\.$/);
    });
  }

  it("returns 403 without a challenge for a refused path", () => {
    const { status, headers, body } = tokenAnswer({ kind: "path" }, "r");
    assert.equal(status, 403);
    assert.deepEqual(headers, {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
    });
    assert.deepEqual(JSON.parse(body), {
      type: "/problems/path-refused",
      title: "Path refused",
      detail: "The path, as it is spelled, is not served.",
      status: 403,
    });
  });
});
