/**
 * What is written by hand about the pack names rules that exist. The tables are generated, and checked to be up to date
 * with every other generated part of the documentation.
 *
 * @module
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { root } from "../../tests/stacks/recorded.ts";
import { rules, rulesByArea } from "../rules.ts";
import { silentInFirstPreview } from "./silent-in-first-preview.ts";

/** Cells of the rows of all tables. */
function rows(text: string): readonly (readonly string[])[] {
  return [...text.matchAll(/^\|(.*)\|$/gm)].map(([, row = ""]) =>
    row.split("|").map((cell) => cell.trim()),
  );
}

/** Names in code marks. */
function named(text: string): readonly string[] {
  return [...text.matchAll(/`([a-z0-9]+(?:-[a-z0-9]+)+)`/g)].map(([, name = ""]) => name);
}

const names = new Set(rules.map(({ name }) => name));

describe("docs about the pack", () => {
  for (const file of [
    "docs/policies.md",
    "docs/policy-anchors.md",
    "docs/decisions/policies.md",
    "policies/README.md",
  ]) {
    it(`${file} names rules that exist`, () => {
      const areas = new RegExp(`^(${[...rulesByArea.keys()].join("|")}|names|provider)-`);
      const text = readFileSync(join(root, file), "utf8");
      const unknown = named(text).filter((name) => areas.test(name) && !names.has(name));
      assert.deepEqual(unknown, []);
    });
  }

  it("docs/policies.md names for each of the 25 traps the rules that prevent it", () => {
    const text = readFileSync(join(root, "docs/policies.md"), "utf8");
    const traps = rows(text).filter(([number = ""]) => /^\d+$/.test(number));
    assert.deepEqual(
      traps.map(([number]) => Number(number)),
      Array.from({ length: 25 }, (_, index) => index + 1),
    );
    for (const [number, , prevented = ""] of traps) {
      assert.ok(
        named(prevented).some((name) => names.has(name)),
        `trap ${number}`,
      );
    }
  });

  it("docs/policies.md names the rules that report less in a first preview", () => {
    const text = readFileSync(join(root, "docs/policies.md"), "utf8");
    const [, section = ""] = /## What is known when\n([\s\S]*?)\n## /.exec(text) ?? [];
    const listed = named(section).filter((name) => names.has(name));
    assert.deepEqual([...listed].sort(), [...silentInFirstPreview].sort());
  });

  it("docs/policy-anchors.md names rules each of which reports a sample", () => {
    const text = readFileSync(join(root, "docs/policy-anchors.md"), "utf8");
    const claimed = [
      ...new Set(rows(text).flatMap(([id = "", ours = ""]) => (id === "" ? [] : named(ours)))),
    ].filter((name) => names.has(name));
    assert.ok(claimed.length > 50);
    const unshown = claimed.filter((name) => {
      const area = [...rulesByArea].find(([, of]) => of.some((rule) => rule.name === name))?.[0];
      const file = join(root, `policies/tests/rules/${area}/${name}.test.ts`);
      return !/violates: \[\s*(?:\.\.\.|\{)/.test(readFileSync(file, "utf8"));
    });
    assert.deepEqual(unshown, []);
  });

  it("docs/policy-anchors.md gives for every other check a reason", () => {
    const text = readFileSync(join(root, "docs/policy-anchors.md"), "utf8");
    const silent = rows(text).filter(
      ([id = "", ...cells]) => !/^(-|Their)/.test(id) && cells.every((cell) => cell === ""),
    );
    assert.deepEqual(silent, []);
  });
});
