/**
 * A deploy without changes changes nothing, and a change changes what it is about.
 *
 * A recording cannot show that a new version gets a new ARN; that the distribution waits for the function, and so
 * would follow, it can.
 *
 * @module
 */
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { resource, title } from "../../components/tests/recording.ts";
import type { Graph } from "../../local/program/graph.ts";
import {
  differences,
  evaluateStack,
  programParts,
  recordedStack,
  root,
  stackNames,
} from "./recorded.ts";

/** What the program is made of. */
const program = [
  ...programParts,
  ...["Pulumi.yaml", "Pulumi.prod.yaml", "package.json", "tsconfig.json"],
];

describe("a stack that is evaluated twice", () => {
  let copy: string;
  before(() => {
    copy = mkdtempSync(join(tmpdir(), "program-"));
    for (const part of program) {
      cpSync(join(root, part), join(copy, part), { recursive: true });
    }
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  });
  after(() => rmSync(copy, { recursive: true }));

  /** Evaluates the copy with a text in one of its files replaced. */
  async function evaluateWith(file: string, text: string, replacement: string): Promise<Graph> {
    const path = join(copy, file);
    const source = readFileSync(path, "utf8");
    assert.ok(source.includes(text), `${file} has no ${text}`);
    writeFileSync(path, source.replace(text, replacement));
    try {
      return await evaluateStack(copy, "prod");
    } finally {
      writeFileSync(path, source);
    }
  }

  for (const stack of stackNames) {
    it(`declares the same resources both times: ${stack}`, async () => {
      const again = await evaluateStack(root, stack);
      const first = await recordedStack(stack);
      assert.deepEqual(differences(again, first), []);
      assert.deepEqual(again.outputs, first.outputs);
    });
  }

  it("declares the same resources in another folder", async () => {
    const elsewhere = await evaluateStack(copy, "prod");
    assert.deepEqual(differences(elsewhere, await recordedStack("prod")), []);
  });

  it("changes only the function when one character of its source changes", async () => {
    const changed = await evaluateWith("functions/edge/freshness.ts", "Date.now()", "+Date.now()");
    assert.deepEqual(differences(await recordedStack("prod"), changed), [
      "EdgeFunction freshness",
      "Function freshness-function",
    ]);
    const { dependencies } = resource(changed, "Distribution facade-distribution");
    assert.ok(dependencies.map(title).includes("Function freshness-function"));
  });

  it("changes only the season object when the season changes", async () => {
    const changed = await evaluateWith("data/rugby_data.json", '"name": "', '"name": "The ');
    assert.deepEqual(differences(await recordedStack("prod"), changed), [
      "BucketObjectv2 season-object",
    ]);
  });

  it("changes only the log groups when their retention changes", async () => {
    const changed = await evaluateWith("Pulumi.prod.yaml", "365", "400");
    const kinds = new Set(
      differences(await recordedStack("prod"), changed).map((each) => each.split(" ")[0]),
    );
    assert.deepEqual([...kinds], ["LogGroup"]);
  });
});
