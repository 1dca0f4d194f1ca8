/** Request ids of Lambda. @module */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { describe, it } from "mocha";
import { invocationIds } from "../../../services/lambda/invocation-id.ts";

describe("invocationIds", () => {
  it("makes UUIDs of version 4", () =>
    assert.match(
      invocationIds((size) => Buffer.alloc(size, 0xff))(),
      /^ffffffff-ffff-4fff-bfff-ffffffffffff$/,
    ));

  it("makes each once, also beyond one draw of randomness", () => {
    const next = invocationIds(randomBytes);
    const ids = Array.from({ length: 600 }, next);
    assert.equal(new Set(ids).size, 600);
    for (const id of ids) {
      assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });
});
