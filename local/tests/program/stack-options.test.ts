/**
 * What of a stack is chosen beside its file: the stack, settings of a command line, the passphrase, the language.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, it } from "mocha";
import { readStack } from "../../program/stack-file.ts";

const folders: string[] = [];

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

/** A folder with these files in it. */
async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "stack-file-"));
  folders.push(folder);
  await Promise.all(
    Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)),
  );
  return folder;
}

/** Written by the engine, with the passphrase "rugby". */
const encrypted = `encryptionsalt: v1:MA2HU0oCaYA=:v1:bQ0mY6BLnqnnhZ2a:muSmFPy5TG7rHu+9zG5stp9ciwB0JA==
config:
  rugby:token:
    secure: v1:+JODJkazpxeyfsFD:ex6K7e8ed3FdLfxG+WwQlu/oxvE=
`;

describe("readStack: options", () => {
  it("takes dev, the only stack, or a project without stacks where none is named", async () => {
    const project = { "Pulumi.yaml": "name: rugby\n" };
    for (const [files, expected] of [
      [{}, "dev"],
      [{ "Pulumi.staging.yaml": "" }, "staging"],
      [{ "Pulumi.dev.yaml": "", "Pulumi.prod.yaml": "" }, "dev"],
    ] as const) {
      assert.equal((await readStack(await folderWith({ ...project, ...files }))).stack, expected);
    }
    const two = await folderWith({ ...project, "Pulumi.a.yaml": "", "Pulumi.b.yaml": "" });
    await assert.rejects(readStack(two), {
      message:
        "Pulumi.dev.yaml does not exist\n  use an existing stack (a, b), or create an empty file",
    });
  });

  it("takes settings of the command line in place of the file's, checked as the file's are", async () => {
    const root = await folderWith({
      "Pulumi.yaml": "name: rugby\nconfig:\n  leeway: { type: integer }\n",
      "Pulumi.dev.yaml": "config:\n  rugby:leeway: soon\n  aws:region: eu-west-1\n",
    });
    const { config } = await readStack(root, "dev", {
      config: { leeway: "3", "aws:region": "us-east-1" },
    });
    assert.deepEqual(config, { "rugby:leeway": "3", "aws:region": "us-east-1" });
    await assert.rejects(readStack(root, "dev", { config: { leeway: "x" } }), {
      message: '--config rugby:leeway must be of type integer, got "x"',
    });
  });

  it("decrypts secrets with the passphrase of the stack", async () => {
    const project = "name: rugby\nconfig:\n  token: { type: string, secret: true }\n";
    const root = await folderWith({ "Pulumi.yaml": project, "Pulumi.dev.yaml": encrypted });
    const { config, secretKeys, warnings } = await readStack(root, "dev", { passphrase: "rugby" });
    assert.deepEqual(config, { "rugby:token": "hush" });
    assert.deepEqual(secretKeys, ["rugby:token"]);
    assert.deepEqual(warnings, []);
    await assert.rejects(readStack(root, "dev", { passphrase: "football" }), {
      message: /^Pulumi\.dev\.yaml: the passphrase does not decrypt this stack: /,
    });
  });

  for (const [runtime, isRead] of [
    ["nodejs", true],
    ["{ name: nodejs, options: { typescript: false } }", true],
    ["python", false],
    ["{ name: yaml }", false],
  ] as const) {
    it(`${isRead ? "reads" : "refuses"} a project of the runtime ${runtime}`, async () => {
      const root = await folderWith({ "Pulumi.yaml": `name: rugby\nruntime: ${runtime}\n` });
      const reading = readStack(root);
      await (isRead
        ? reading
        : assert.rejects(reading, { message: /^Pulumi\.yaml: runtime must be nodejs, got "/ }));
    });
  }
});
