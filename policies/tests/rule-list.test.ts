/**
 * What holds for every rule.
 *
 * @module
 */
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, it } from "mocha";
import { root } from "../../tests/stacks/recorded.ts";
import { rules } from "../rules.ts";

/** Names the engine or the SDK keeps for itself. */
const reserved = ["all", "exceptions", "environments"];

describe("the rules", () => {
  it("have distinct names, in kebab-case", () => {
    const names = rules.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    assert.deepEqual(
      names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)+$/.test(name) || reserved.includes(name)),
      [],
    );
  });

  it("are in a file of their name each, with tests of that name", () => {
    const files = globSync("policies/rules/*/*.ts", { cwd: root })
      .map((file) => basename(file, ".ts"))
      .sort();
    assert.deepEqual(rules.map(({ name }) => name).sort(), files);
    const tests = globSync("policies/tests/rules/*/*.test.ts", { cwd: root });
    assert.deepEqual(tests.map((file) => basename(file, ".test.ts")).sort(), files);
  });

  it("are tested by describeRule, which requires cases of both kinds and a mutation", () => {
    const untested = globSync("policies/tests/rules/*/*.test.ts", { cwd: root }).filter((file) => {
      const source = readFileSync(join(root, file), "utf8");
      return !/describeRule\(/.test(source);
    });
    assert.deepEqual(untested, []);
  });

  it("state what must hold, why, and the page of the documentation", () => {
    for (const { name, statement, why, url } of rules) {
      assert.match(statement, /^[A-Z].*\.$/, name);
      assert.match(why, /^[A-Z].*\.$/, name);
      assert.match(
        url,
        /^https:\/\/(docs\.aws\.amazon\.com|aws\.amazon\.com|www\.pulumi\.com)\//,
        name,
      );
    }
  });

  it("have settings whose defaults are of their type", () => {
    for (const { name, settings = {} } of rules) {
      for (const [setting, { type, default: initial, description }] of Object.entries(settings)) {
        const actual = Array.isArray(initial) ? "array" : typeof initial;
        assert.equal(actual, type === "integer" ? "number" : type, `${name}.${setting}`);
        assert.match(description, /^[A-Z].*\.$/, `${name}.${setting}`);
      }
    }
  });
});
