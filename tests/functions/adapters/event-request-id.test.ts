/**
 * The request id of an event.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { requestIdOf } from "../../../functions/adapters/event-request-id.ts";

describe("requestIdOf", () => {
  for (const [title, given, expected] of [
    [
      "returns CloudFront's id",
      "4TyzHTaYWb1GX1qTfsHhEqV6HUDd_BzoBZnwfnvQc_1oF26ClkoUSEQ==",
      undefined,
    ],
    ["returns an id of 128 characters", "a".repeat(128), undefined],
    ["returns the gateway's id for a longer one", "a".repeat(129), "own"],
    ["returns the gateway's id for an empty one", "", "own"],
    ["returns the gateway's id for two", "a,b", "own"],
    ["returns the gateway's id for a forged line", "a\nb", "own"],
    ["returns the gateway's id without a header", undefined, "own"],
  ] as const) {
    it(title, () => assert.equal(requestIdOf(given, "own"), expected ?? given));
  }
});
