/**
 * Which file is the program.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterEach, describe, it } from "mocha";
import { findProgram } from "../../program/program-entry.ts";

let root: string;

async function projectWith(files: Readonly<Record<string, string>>): Promise<void> {
  root = await mkdtemp(join(tmpdir(), "entry-"));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(root, dirname(name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
}

const module = '{ "type": "module" }';
const strict =
  '{ "compilerOptions": { "erasableSyntaxOnly": true, "allowImportingTsExtensions": true } }';

describe("findProgram", () => {
  afterEach(() => rm(root, { recursive: true }));

  for (const [title, files, main, expected] of [
    ["index.ts before index.js", { "index.ts": "", "index.js": "" }, undefined, "index.ts"],
    ["index.js", { "index.js": "" }, undefined, "index.js"],
    [
      "main of package.json",
      { "package.json": '{ "main": "a.ts" }', "a.ts": "" },
      undefined,
      "a.ts",
    ],
    [
      "a main of package.json without an extension",
      { "package.json": '{ "main": "src/a" }', "src/a.ts": "" },
      undefined,
      "src/a.ts",
    ],
    [
      "a main of package.json that is a folder",
      { "package.json": '{ "main": "src" }', "src/index.ts": "" },
      undefined,
      "src/index.ts",
    ],
    [
      "the source of a main that is not built",
      { "package.json": '{ "main": "bin/index.js" }', "index.ts": "" },
      undefined,
      "index.ts",
    ],
    ["main of Pulumi.yaml", { "infra/index.ts": "" }, "infra/", "infra/index.ts"],
    [
      "a main of Pulumi.yaml that is a file",
      { "infra/stack.js": "" },
      "infra/stack.js",
      "infra/stack.js",
    ],
    [
      "package.json of the folder of main",
      { "infra/package.json": '{ "main": "b.js" }', "infra/b.js": "" },
      "infra",
      "infra/b.js",
    ],
    [
      "index.ts beside a package.json that does not parse",
      { "package.json": "{", "index.ts": "" },
      undefined,
      "index.ts",
    ],
  ] as [string, Record<string, string>, string | undefined, string][]) {
    it(`finds ${title}`, async () => {
      await projectWith(files);
      const { file, folder } = findProgram(root, main);
      assert.equal(relative(root, file), expected);
      assert.equal(relative(root, folder), main === undefined ? "" : "infra");
    });
  }

  for (const [title, files, expected] of [
    ["CommonJS without a type", { "package.json": "{}", "index.ts": "" }, ["commonjs", false]],
    ["a module by its package", { "package.json": module, "index.ts": "" }, ["module", false]],
    [
      "CommonJS by its own package below a module's",
      {
        "package.json": '{ "type": "module", "main": "a/index.js" }',
        "a/package.json": "{}",
        "a/index.js": "",
      },
      ["commonjs", false],
    ],
    [
      "a module by its extension",
      { "package.json": '{ "main": "index.mts" }', "index.mts": "" },
      ["module", false],
    ],
    [
      "native with compiler options that forbid what Node cannot strip",
      { "package.json": module, "tsconfig.json": strict, "index.ts": "" },
      ["module", true],
    ],
    [
      "not native with paths",
      {
        "package.json": module,
        "tsconfig.json": strict.replace("{", '{ "paths": {},'),
        "index.ts": "",
      },
      ["module", false],
    ],
  ] as [string, Record<string, string>, [string, boolean]][]) {
    it(`loads a program as ${title}`, async () => {
      await projectWith(files);
      const { format, native } = findProgram(root);
      assert.deepEqual([format, native], expected);
    });
  }

  it("names the program that does not exist, and how to name another", async () => {
    await projectWith({ "infra/readme": "" });
    assert.throws(() => findProgram(root), {
      name: "ProgramError",
      message: /the program index\.ts or index\.js does not exist in .*\n {2}name it as main/,
    });
    assert.throws(() => findProgram(root, "infra"), {
      message: /the program infra\/index\.ts or index\.js does not exist/,
    });
    assert.throws(() => findProgram(root, "other.ts"), {
      message: /the program other\.ts does not exist/,
    });
  });
});
