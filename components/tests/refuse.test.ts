/**
 * `refuse`: all problems together, attached to the component.
 *
 * @module
 */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { describe, it } from "mocha";
import { refuse, wholeNumber } from "../refuse.ts";
import { recordComponent, refusal } from "./recording.ts";

/** A component with nothing in it. */
function component(): pulumi.ComponentResource {
  return new pulumi.ComponentResource("touchline:test:Room", "room");
}

describe("refuse", () => {
  it("reports every problem, one on each line", async () => {
    const message = await refusal(() => {
      refuse(component(), ["a must be b, got c", undefined, "d must be e, got f"]);
      return undefined;
    });
    assert.equal(message, "a must be b, got c\nd must be e, got f");
  });

  it("throws an error without a stack, attached to the component", async () => {
    let room: pulumi.ComponentResource | undefined;
    await recordComponent(() => {
      const refused = component();
      room = refused;
      assert.throws(
        () => refuse(refused, ["a must be b, got c"]),
        (error) => {
          assert.ok(pulumi.ResourceError.isInstance(error));
          assert.equal(error.resource, refused);
          assert.equal(error.hideStack, true);
          return true;
        },
      );
      return undefined;
    });
    assert.ok(room !== undefined);
  });

  for (const [name, problems] of [
    ["no check", []],
    ["checks that all held", [undefined, undefined]],
  ] as const) {
    it(`passes with ${name}`, async () => {
      await recordComponent(() => {
        assert.doesNotThrow(() => refuse(component(), problems));
        return undefined;
      });
    });
  }
});

describe("wholeNumber", () => {
  for (const [value, expected] of [
    [0, "days must be a whole number from 1 to 30, got 0"],
    [1, undefined],
    [30, undefined],
    [31, "days must be a whole number from 1 to 30, got 31"],
    [1.5, "days must be a whole number from 1 to 30, got 1.5"],
    [Number.NaN, "days must be a whole number from 1 to 30, got NaN"],
    [Number.POSITIVE_INFINITY, "days must be a whole number from 1 to 30, got Infinity"],
  ] as const) {
    it(`${expected === undefined ? "accepts" : "rejects"} ${value}`, () => {
      assert.equal(wholeNumber("days", value, 1, 30), expected);
    });
  }
});
