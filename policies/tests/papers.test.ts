/**
 * The papers about the pack say what the pack is.
 *
 * @module
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { root } from "../../tests/stacks/recorded.ts";
import { rules } from "../rules.ts";
import { packFolder } from "./pack-folder.ts";

function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

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

const policies = read("docs/policies.md");
const anchors = read("docs/policy-anchors.md");
const dev: Readonly<Record<string, unknown>> = JSON.parse(
  readFileSync(join(packFolder, "config/dev.json"), "utf8"),
);

/** What dev makes of a rule, in the words of the table. */
function inDev(name: string): string {
  const given = dev[name] ?? {};
  const { enforcementLevel, ...knobs } = (
    typeof given === "string" ? { enforcementLevel: given } : given
  ) as Readonly<Record<string, unknown>>;
  const words = Object.keys(knobs).map((knob) => `\`${knob}\``);
  return [...(enforcementLevel === undefined ? [] : [enforcementLevel]), ...words].join(", ");
}

describe("docs/policies.md", () => {
  it("has a row for each rule, as the rule says it of itself", () => {
    const told = rows(policies).filter(([name = ""]) => /^`[a-z0-9-]+`$/.test(name));
    const expected = rules.map(({ name, statement, level, settings = {} }) => [
      `\`${name}\``,
      statement,
      level,
      inDev(name),
      Object.keys(settings)
        .map((knob) => `\`${knob}\``)
        .join(", "),
    ]);
    const byName = ([one = ""]: readonly string[], [other = ""]: readonly string[]) =>
      one < other ? -1 : 1;
    assert.deepEqual([...told].sort(byName), expected.sort(byName));
  });

  it("says how many rules there are", () => {
    assert.match(policies, new RegExp(`^${rules.length} rules say`, "m"));
    assert.match(read("README.md"), new RegExp(`what ${rules.length} policies say`));
  });

  it("names for each of the 25 traps what holds it", () => {
    const traps = rows(policies).filter(([number = ""]) => /^\d+$/.test(number));
    assert.deepEqual(
      traps.map(([number]) => Number(number)),
      Array.from({ length: 25 }, (_, index) => index + 1),
    );
    for (const [number, , held = ""] of traps) {
      assert.ok(
        named(held).some((name) => rules.some((rule) => rule.name === name)),
        `trap ${number}`,
      );
    }
  });
});

describe("docs/policy-anchors.md", () => {
  it("names for each id of a public pack the rules that say they check the same", () => {
    const told = new Map(
      rows(anchors).map(([id = "", ours = ""]) => [id.replace(/ ~$/, ""), named(ours)]),
    );
    const byAnchor = new Map<string, string[]>();
    for (const { name, anchors: ids = [] } of rules) {
      for (const id of ids) {
        byAnchor.set(id, [...(byAnchor.get(id) ?? []), name].sort());
      }
    }
    for (const [id, names] of byAnchor) {
      assert.deepEqual(told.get(id), names, id);
    }
  });

  it("says of every other check why it is not held", () => {
    const silent = rows(anchors)
      .slice(2)
      .filter(
        ([id = "", ours = "", why = ""]) => !/^(-|Their)/.test(id) && ours === "" && why === "",
      );
    assert.deepEqual(silent, []);
  });
});

describe("papers about the pack", () => {
  for (const [file, text] of [
    ["docs/policies.md", policies],
    ["docs/policy-anchors.md", anchors],
    ["docs/decisions/policies.md", read("docs/decisions/policies.md")],
  ] as const) {
    it(`${file} names rules that there are`, () => {
      const names = new Set<string>(rules.map(({ name }) => name));
      const areas =
        /^(edge|cloudfront|waf|api|private-api|compute|storage|identity|residency|cost|names|provider)-/;
      const unknown = named(text).filter((name) => areas.test(name) && !names.has(name));
      assert.deepEqual(unknown, []);
    });
  }
});
