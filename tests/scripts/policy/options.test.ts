/**
 * The command line of `npm run policy`.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { parseOptions, UsageError } from "../../../scripts/policy/options.ts";

describe("npm run policy: options", () => {
  it("evaluates dev with the project's pack by default", () => {
    assert.deepEqual(parseOptions([]), { stack: "dev", pack: "policies", config: undefined });
  });

  it("takes a stack, a pack and a configuration", () => {
    assert.deepEqual(
      parseOptions(["--stack", "prod", "--pack", "other", "--config", "strict.json"]),
      { stack: "prod", pack: "other", config: "strict.json" },
    );
  });

  it("tells how it is used", () => assert.equal(parseOptions(["--help"]), "help"));

  for (const [words, message] of [
    [
      ["--stack", "../prod"],
      '--stack must be letters, digits, hyphens, underscores and periods, got "../prod"',
    ],
    [
      ["--stack", ".."],
      '--stack must be letters, digits, hyphens, underscores and periods, got ".."',
    ],
    [["--stak", "prod"], "Unknown option '--stak'"],
    [["prod"], "Unexpected argument 'prod'"],
  ] as const) {
    it(`refuses ${words.join(" ")}`, () => {
      assert.throws(
        () => parseOptions(words),
        (error: unknown) => error instanceof UsageError && error.message === message,
      );
    });
  }
});
