/**
 * The command line of `touchline policy`.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { parsePolicyOptions, usage } from "../../cli/policy-options.ts";

describe("touchline policy: options", () => {
  it("evaluates dev with the project's pack by default", () => {
    assert.deepEqual(parsePolicyOptions([]), {
      stack: undefined,
      pack: "policies",
      config: undefined,
    });
  });

  it("takes a stack, a pack and a configuration", () => {
    assert.deepEqual(
      parsePolicyOptions(["--stack", "prod", "--pack", "other", "--config", "strict.json"]),
      { stack: "prod", pack: "other", config: "strict.json" },
    );
  });

  for (const [words, message] of [
    [
      ["--stack", "../prod"],
      '--stack must be letters, digits, hyphens, underscores and periods, got "../prod"',
    ],
    [
      ["--stack", ".."],
      '--stack must be letters, digits, hyphens, underscores and periods, got ".."',
    ],
    [["--stak", "prod"], `Unknown option '--stak'; did you mean --stack?\n\n${usage}`],
    [["prod"], `Unexpected argument 'prod'\n\n${usage}`],
  ] as const) {
    it(`refuses ${words.join(" ")}`, () => {
      assert.throws(() => parsePolicyOptions(words), { fault: "usage", message });
    });
  }
});
