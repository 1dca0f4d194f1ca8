/**
 * Packages as people ship them, and the disk that their handlers see.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import { after, afterEach, before, describe, it } from "mocha";
import type { PackageFiles } from "../../../services/lambda/function-package.ts";
import { pack, unpack } from "../../../services/lambda/package-archive.ts";
import { bench, closeAll, removeWorkDir, version } from "./harness.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("packages on disk", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "packages-"));
  });
  afterEach(closeAll);
  after(() => Promise.all([removeWorkDir(), rm(folder, { recursive: true })]));

  /** What a handler of a package returns. */
  async function payload(files: PackageFiles, changes: object = {}): Promise<unknown> {
    const result = await bench().run({ ...version(""), files, ...changes }, {});
    assert.equal(result.kind, "ok", JSON.stringify(result));
    return result.kind === "ok" ? result.payload : undefined;
  }

  async function file(name: string, content: Uint8Array | string): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  }

  it("runs a zip, with binary members", async () => {
    const zip = zipSync({
      "index.js": bytes(
        "exports.handler = async () => require('node:fs').readFileSync(__dirname + '/a/data.bin').length;",
      ),
      "a/": new Uint8Array(),
      "a/data.bin": new Uint8Array([0, 255, 254]),
    });
    const path = await file("code.zip", zip);
    assert.equal(await payload({ "": { path, isZip: true } }), 3);
  });

  it("runs files on disk, beside texts and a zip within a folder", async () => {
    const main = await file(
      "main.mjs",
      'import a from "./lib/a.mjs"; import b from "./b.mjs"; export const handler = async () => a + b;',
    );
    const lib = await file("lib.zip", zipSync({ "a.mjs": bytes("export default 1;") }));
    const files = {
      "index.mjs": { path: main, isZip: false },
      lib: { path: lib, isZip: true },
      "b.mjs": "export default 2;",
    };
    assert.equal(await payload(files), 3);
  });

  it("takes a changed file into use", async () => {
    const path = await file("changing.mjs", "export const handler = async () => 1;");
    assert.equal(await payload({ "index.mjs": { path, isZip: false } }), 1);
    await file("changing.mjs", "export const handler = async () => 22;");
    assert.equal(await payload({ "index.mjs": { path, isZip: false } }), 22);
  });

  it("refuses a zip with a member outside the package", async () => {
    const path = await file("evil.zip", zipSync({ "../../evil.mjs": bytes("") }));
    const result = await bench().run({ ...version(""), files: { "": { path, isZip: true } } }, {});
    assert.equal(result.kind, "error");
    assert.match(JSON.stringify(result), /must be relative and stay inside the package/);
  });

  it("finds modules of layers, the later over the earlier, and files below /opt", async () => {
    const layers = [
      { "nodejs/node_modules/dep/index.js": "module.exports = 1;", "etc/a.txt": "one" },
      { "nodejs/node_modules/dep/index.js": "module.exports = 2;" },
    ];
    const files = {
      "index.js":
        "exports.handler = async () => [require('dep'), require('fs').readFileSync('/opt/etc/a.txt', 'utf8')];",
    };
    assert.deepEqual(await payload(files, { layers }), [2, "one"]);
  });

  it("starts relative paths in the package, and gives each sandbox a /tmp of its own", async () => {
    const handler = `
      import { existsSync, readFileSync, writeFileSync } from "node:fs";
      import { readFile, readdir } from "node:fs/promises";
      export const handler = async () => {
        const config = JSON.parse(readFileSync("./config.json", "utf8"));
        const again = JSON.parse(await readFile("/var/task/config.json", "utf8"));
        const before = existsSync("/tmp/note");
        writeFileSync("/tmp/note", "x");
        return [config.a, again.a, process.cwd() === process.env.LAMBDA_TASK_ROOT, before, await readdir("/tmp")];
      };`;
    const files = { "index.mjs": handler, "config.json": '{ "a": 1 }' };
    const expected = [1, 1, true, false, ["note"]];
    assert.deepEqual(await payload(files), expected);
    assert.deepEqual(await payload(files, { arn: "arn:other" }), expected);
  });

  it("fails every invocation of a function that cannot run here, with the reason", async () => {
    const result = await bench().run(
      { ...version(""), unavailable: "container images do not run on this machine" },
      {},
    );
    assert.deepEqual(result, {
      kind: "error",
      errorType: "Runtime.InvalidRuntime",
      errorMessage: "container images do not run on this machine",
      durationMs: 0,
    });
  });
});

describe("pack", () => {
  it("makes the same zip of the same files, which unpacks to them", () => {
    const files = { "a.txt": bytes("a"), "b/c.bin": new Uint8Array([0, 1]) };
    assert.deepEqual(pack(files), pack(files));
    assert.deepEqual(
      Object.entries(unpack(pack(files))).map(([name, content]) => [name, [...content]]),
      [
        ["a.txt", [97]],
        ["b/c.bin", [0, 1]],
      ],
    );
  });
});
