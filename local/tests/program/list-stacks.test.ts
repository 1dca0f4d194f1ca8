/** The stacks of a folder, by their files. @module */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, it } from "mocha";
import { listStacks } from "../../program/stack-file.ts";

const folders: string[] = [];

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

/** A folder with these files in it. */
async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "list-stacks-"));
  folders.push(folder);
  await Promise.all(
    Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)),
  );
  return folder;
}

describe("listStacks", () => {
  it("lists stack files in order and nothing else", async () => {
    const folder = await folderWith({
      "Pulumi.yaml": "",
      "Pulumi.prod.yaml": "",
      "Pulumi.dev.yaml": "",
      "Pulumi.dev.yaml.bak": "",
      "README.md": "",
    });
    assert.deepEqual(await listStacks(folder), ["dev", "prod"]);
  });

  it("returns nothing when the folder does not exist", async () => {
    assert.deepEqual(await listStacks("/nowhere/at/all"), []);
  });
});
