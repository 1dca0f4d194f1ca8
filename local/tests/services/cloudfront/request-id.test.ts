/** Request ids. @module */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { describe, it } from "mocha";
import { requestIds } from "../../../services/cloudfront/request-id.ts";

describe("requestIds", () => {
  it("makes 56 characters that do not repeat", () => {
    const next = requestIds(randomBytes);
    const ids = new Set(Array.from({ length: 1_000 }, next));
    assert.equal(ids.size, 1_000);
    for (const id of ids) {
      assert.match(id, /^[\w-]{54}==$/);
    }
  });

  it("draws randomness rarely", () => {
    let draws = 0;
    const next = requestIds((size) => {
      draws += 1;
      return randomBytes(size);
    });
    Array.from({ length: 128 }, next);
    assert.equal(draws, 1);
    next();
    assert.equal(draws, 2);
  });
});
