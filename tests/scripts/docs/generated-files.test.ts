/**
 * Generated documentation: what is written, and that the repository's is up to date.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { generatedFiles } from "../../../scripts/docs/generated-files.ts";
import { generators } from "../../../scripts/docs/generators.ts";
import { root } from "../../stacks/recorded.ts";

describe("generated documentation", () => {
  for (const file of new Set(generators.map((each) => each.file))) {
    it(`is up to date: ${file}`, async () => {
      const ofFile = generators.filter((each) => each.file === file);
      const stale = (await generatedFiles(root, ofFile)).filter(({ isStale }) => isStale);
      assert.deepEqual(
        stale.map((each) => each.file),
        [],
        "run `npm run docs`",
      );
    });
  }
});

describe("generatedFiles", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "docs-"));
    writeFileSync(
      join(folder, "guide.md"),
      "# Guide\n\n<!-- generated: one -->\n\nold\n\n<!-- end -->\n\nBetween\n\n<!-- generated: two -->\n<!-- end -->\n",
    );
    writeFileSync(join(folder, "whole.md"), "same\n");
  });
  after(() => rmSync(folder, { recursive: true }));

  it("replaces every region of a file and nothing else", async () => {
    assert.deepEqual(
      await generatedFiles(folder, [
        { file: "guide.md", region: "one", render: () => "first\n" },
        { file: "guide.md", region: "two", render: async () => "second" },
      ]),
      [
        {
          file: "guide.md",
          text: "# Guide\n\n<!-- generated: one -->\n\nfirst\n\n<!-- end -->\n\nBetween\n\n<!-- generated: two -->\n\nsecond\n\n<!-- end -->\n",
          isStale: true,
        },
      ],
    );
  });

  it("reports a file with the same text as up to date, and one that does not exist as stale", async () => {
    const files = await generatedFiles(folder, [
      { file: "whole.md", render: () => "same" },
      { file: "new.md", render: () => "new" },
    ]);
    assert.deepEqual(files, [
      { file: "whole.md", text: "same\n", isStale: false },
      { file: "new.md", text: "new\n", isStale: true },
    ]);
  });

  it("throws for a region that the file does not have", async () => {
    await assert.rejects(
      generatedFiles(folder, [{ file: "guide.md", region: "three", render: () => "" }]),
      {
        message:
          'guide.md: no region "three". Add the lines "<!-- generated: three -->" and "<!-- end -->" where it belongs.',
      },
    );
  });
});
