import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import { installPackage, packageDigest } from "../../../services/lambda/function-package.ts";

describe("packageDigest", () => {
  const digest = packageDigest({ a: "1", b: "2" });

  it("does not depend on the order of files", () => {
    assert.equal(packageDigest({ b: "2", a: "1" }), digest);
  });

  for (const [title, files] of [
    ["a content", { a: "1", b: "3" }],
    ["a name", { a: "1", c: "2" }],
    ["the border between name and content", { a1: "", b: "2" }],
    ["the number of files", { a: "1" }],
  ] as const) {
    it(`depends on ${title}`, () => assert.notEqual(packageDigest(files), digest));
  }
});

describe("installPackage", () => {
  let workDir = "";
  beforeEach(() => {
    workDir = mkdtempSync(join(tmpdir(), "touchline-package-"));
  });
  afterEach(() => rmSync(workDir, { recursive: true, force: true }));

  const files = { "index.mjs": "export {};", "lib/deep/data.json": "{}" };

  it("writes every file into a folder named for the content, and leaves nothing else", async () => {
    const folder = await installPackage(files, workDir);
    assert.equal(folder, join(workDir, "functions", packageDigest(files)));
    assert.equal(readFileSync(join(folder, "index.mjs"), "utf8"), "export {};");
    assert.equal(readFileSync(join(folder, "lib/deep/data.json"), "utf8"), "{}");
    assert.deepEqual(readdirSync(join(workDir, "functions")).sort(), [
      packageDigest(files),
      "package.json",
    ]);
  });

  it("does not inherit the module type of the surrounding project", async () => {
    await installPackage(files, workDir);
    assert.equal(readFileSync(join(workDir, "functions/package.json"), "utf8"), "{}\n");
  });

  it("does not write a package again", async () => {
    const folder = await installPackage(files, workDir);
    const before = statSync(join(folder, "index.mjs"), { bigint: true }).mtimeNs;
    assert.equal(await installPackage(files, workDir), folder);
    assert.equal(statSync(join(folder, "index.mjs"), { bigint: true }).mtimeNs, before);
  });

  it("supports concurrent installs of one package", async () => {
    const folders = await Promise.all(
      Array.from({ length: 8 }, () => installPackage(files, workDir)),
    );
    assert.equal(new Set(folders).size, 1);
    assert.deepEqual(readdirSync(join(workDir, "functions")).sort(), [
      packageDigest(files),
      "package.json",
    ]);
  });

  it("installs a package without files", async () => {
    assert.deepEqual(readdirSync(await installPackage({}, workDir)), []);
  });

  for (const name of ["../index.mjs", "a/../../index.mjs", "/etc/passwd", "", ".", "a\0b"]) {
    it(`refuses the file name ${JSON.stringify(name)}`, async () => {
      await assert.rejects(installPackage({ [name]: "" }, workDir), {
        message: `package file names must be relative and stay inside the package, got ${JSON.stringify(name)}`,
      });
      assert.deepEqual(readdirSync(workDir), []);
    });
  }

  it("fails on a disk error, without a partial package", async () => {
    writeFileSync(join(workDir, "functions"), "a file in the way");
    await assert.rejects(installPackage(files, workDir), { code: "ENOTDIR" });
  });
});
