/**
 * The settings and the command line name what was meant by one rule. Neither may import the other, so each has the module.
 *
 * @module
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, it } from "mocha";
import { nearestName as ofSettings } from "../config/nearest-name.ts";
import { nearestName as ofCommands } from "../local/nearest-name.ts";
import { root } from "./stacks/recorded.ts";

const word = fc.stringMatching(/^[a-c:A-]{0,9}$/);

describe("the nearest name", () => {
  it("is the same in both modules", () => {
    const [one, other] = ["config", "local"].map((folder) =>
      readFileSync(join(root, folder, "nearest-name.ts"), "utf8"),
    );
    assert.equal(one, other);
  });

  it("is one of the known names, and a known name itself", () => {
    fc.assert(
      fc.property(word, fc.array(word), (name, known) => {
        const nearest = ofCommands(name, known);
        assert.equal(nearest, ofSettings(name, known));
        assert.ok(nearest === undefined || known.includes(nearest));
        assert.equal(ofCommands(name, [...known, name]), name);
      }),
    );
  });

  for (const [name, known, nearest] of [
    ["srve", ["serve", "check"], "serve"],
    ["Serve", ["verse", "serve"], "serve"],
    ["hceck", ["serve", "check"], "check"],
    ["xyz", ["serve", "check"], undefined],
    ["lockRetentionDays", ["logRetentionDays"], "logRetentionDays"],
    ["serve", [], undefined],
  ] as const) {
    it(`of ${name} among ${known.join(", ") || "none"} is ${nearest ?? "none"}`, () => {
      assert.equal(ofSettings(name, known), nearest);
    });
  }
});
