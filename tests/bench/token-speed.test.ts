/**
 * The bench of tokens compares like with like.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { subjects } from "../../bench/tokens/subjects.ts";
import { makeTokens } from "../../bench/tokens/token-cases.ts";
import { tokens } from "../../bench/tokens.ts";

describe("subjects", () => {
  it("each accept a valid token twice and reject a forged one", async () => {
    const made = makeTokens(2);
    const [good = "", other = ""] = made.texts;
    const forged = good.slice(0, good.lastIndexOf(".")) + other.slice(other.lastIndexOf("."));
    for (const { name, run } of await subjects(made)) {
      await assert.doesNotReject(async () => run(good), name);
      await assert.doesNotReject(async () => run(good), name);
      await assert.rejects(async () => run(forged), name);
    }
  });
});

describe("tokens", () => {
  it("returns a table for the first and for repeated verifications", async () => {
    const claims = await tokens({ rounds: 1, count: 1 });
    assert.deepEqual(
      claims.map(({ title, figures }) => [title, figures[0]?.name, figures[0]?.ratio]),
      [
        ["Tokens, first verification", "jose `jwtVerify`", 1],
        ["Tokens, repeated verification", "raw `crypto.verify`, signature in DER, nothing else", 1],
      ],
    );
    for (const { figures } of claims) {
      assert.equal(figures.filter(({ name }) => name === "**ours**").length, 1);
    }
  });
});
