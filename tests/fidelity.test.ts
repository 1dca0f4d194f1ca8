/**
 * Each row of docs/fidelity.md has a status, a page and a test.
 *
 * @module
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { root } from "./stacks/recorded.ts";

const text = readFileSync(join(root, "docs/fidelity.md"), "utf8");
const [rules = "", deviations = ""] = text.split("## Deviations from RFC 9111");
const references = new Map(
  [...text.matchAll(/^\[([^\]]+)\]: (\S+)$/gm)].map(([, name, url]) => [name, url]),
);

/** Whether a status promises a test. */
const statuses: ReadonlyMap<string, boolean> = new Map([
  ["simulated", true],
  ["in part", true],
  ["as measured", true],
  ["said at start", false],
  ["not simulated", false],
]);

/** The cells of the rows below a table's head. */
function rowsOf(markdown: string, head: string): readonly (readonly string[])[] {
  return markdown
    .split(`| ${head} |`)
    .slice(1)
    .flatMap((table) => table.split("\n\n", 1)[0]?.split("\n").slice(2) ?? [])
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** Where a cell's reference leads. */
function target(cell: string | undefined): string {
  return references.get(/^\[([^\]]+)\]$/.exec(cell ?? "")?.[1] ?? "") ?? "";
}

/** The rules that violate a condition. */
function without(test: (cells: readonly string[]) => boolean): readonly (string | undefined)[] {
  return rowsOf(rules, "Rule | Status | Page | Test")
    .filter((cells) => !test(cells))
    .map(([rule]) => rule);
}

describe("docs/fidelity.md", () => {
  it("has rows, each of which has one of the statuses", () => {
    assert.ok(rowsOf(rules, "Rule | Status | Page | Test").length > 80);
    assert.deepEqual(
      without((cells) => cells.length === 4 && statuses.has(cells[1] ?? "")),
      [],
    );
  });

  it("names an AWS page for each rule", () => {
    const isPage = (cell?: string) => target(cell).startsWith("https://docs.aws.amazon.com/");
    assert.deepEqual(
      without((cells) => isPage(cells[2])),
      [],
    );
    const behaviors = rowsOf(deviations, "Behavior | RFC 9111 | CloudFront | Page");
    assert.deepEqual(
      behaviors.filter((cells) => cells.length !== 4 || !isPage(cells[3])),
      [],
    );
  });

  it("names a test for each rule that is simulated, and for no other", () => {
    assert.deepEqual(
      without(
        ([, status = "", , test]) => target(test).endsWith(".test.ts") === statuses.get(status),
      ),
      [],
    );
  });

  it("uses every page and test that it lists", () => {
    const unused = [...references.keys()].filter(
      (name) => !text.includes(`[${name}] |`) && !text.includes(`[${name}] has`),
    );
    assert.deepEqual(unused, []);
  });

  it("has each deviation that the tests of HTTP caching name", () => {
    const folder = join(root, "local/tests/services/cloudfront");
    const named = ["http-caching.test.ts", "http-caching-fields.test.ts"].flatMap((file) => [
      ...readFileSync(join(folder, file), "utf8").matchAll(/deviates(?::| =) "([^"]+)"/g),
    ]);
    const listed = rowsOf(deviations, "Behavior | RFC 9111 | CloudFront | Page").map(
      ([name]) => name,
    );
    assert.ok(named.length > 3);
    assert.deepEqual(
      named.filter(([, name]) => !listed.includes(name)),
      [],
    );
  });
});
