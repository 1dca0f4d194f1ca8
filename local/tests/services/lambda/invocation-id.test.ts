/** Request ids of Lambda. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { invocationIds } from "../../../services/lambda/invocation-id.ts";

describe("invocationIds", () => {
  it("makes UUIDs of version 4", () =>
    assert.match(
      invocationIds((size) => Buffer.alloc(size, 0xff))(),
      /^ffffffff-ffff-4fff-bfff-ffffffffffff$/,
    ));
});
