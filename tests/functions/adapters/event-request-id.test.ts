/**
 * One name for one request.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { requestIdOf } from "../../../functions/adapters/event-request-id.ts";

describe("requestIdOf", () => {
  for (const [title, given, expected] of [
    ["takes CloudFront's", "4TyzHTaYWb1GX1qTfsHhEqV6HUDd_BzoBZnwfnvQc_1oF26ClkoUSEQ==", undefined],
    ["takes one of 128 characters", "a".repeat(128), undefined],
    ["takes the gateway's for a longer one", "a".repeat(129), "own"],
    ["takes the gateway's for an empty one", "", "own"],
    ["takes the gateway's for two", "a,b", "own"],
    ["takes the gateway's for a forged line", "a\nb", "own"],
    ["takes the gateway's for none", undefined, "own"],
  ] as const) {
    it(title, () => assert.equal(requestIdOf(given, "own"), expected ?? given));
  }
});
