/**
 * What is served after a save is what an evaluation would have served.
 *
 * @module
 */
import assert from "node:assert/strict";
import { cp, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, it } from "mocha";
import type { Taken } from "../local-options.ts";
import { type Local, startLocal } from "../start-local.ts";

const modules = fileURLToPath(new URL("../../node_modules", import.meta.url));

describe("Local.saved", () => {
  let root: string;
  let local: Local;
  let taken: Omit<Taken, "durationMs">[];

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "saved-"));
    taken = [];
    const program = fileURLToPath(new URL("programs/saved-functions", import.meta.url));
    await cp(program, root, { recursive: true });
    await symlink(modules, join(root, "node_modules"));
  });
  afterEach(async () => {
    await local.close();
    await rm(root, { recursive: true });
  });

  async function start(stamped: boolean): Promise<void> {
    local = await startLocal({
      root,
      watch: true,
      config: { stamped: String(stamped) },
      log: () => undefined,
    });
  }

  async function save(file: string, text: string, onTaken = () => undefined as unknown) {
    await writeFile(join(root, file), text);
    const answers: Promise<unknown>[] = [];
    await local.saved([join(root, file)], ({ durationMs: _, ...rest }) => {
      taken.push(rest);
      answers.push(Promise.resolve(onTaken()));
    });
    return Promise.all(answers);
  }

  const greeting = async () => (await fetch(local.url)).text();
  const build = () =>
    [...local.model().functions.values()].find(({ name }) => /count/.test(name))?.environment[
      "BUILD"
    ];

  it("serves a saved handler before the program is evaluated", async () => {
    await start(false);
    assert.equal(await greeting(), '{"word":"shared","from":"greet"}');
    const answers = await save("shared.ts", "export const word = 'new';", greeting);
    const expected = '{"word":"new","from":"greet"}';
    assert.deepEqual(answers, [expected, expected]);
    assert.deepEqual(taken, [{ kind: "replaced" }, { kind: "evaluated", changed: false }]);
  });

  it("evaluates what the program derives from a bundle", async () => {
    await start(true);
    const before = build();
    const [stale, now] = await save("shared.ts", "export const word = 'new';", async () => build());
    assert.equal(stale, before);
    assert.notEqual(now, before);
    assert.deepEqual(taken, [{ kind: "replaced" }, { kind: "evaluated", changed: true }]);
    await local.reload();
    assert.equal(build(), now);
  });

  it("serves a file of a function's package as it was saved", async () => {
    await start(false);
    const handler =
      'import { readFileSync } from "node:fs"; export const handler = async () => readFileSync("words.json", "utf8").trim();';
    await save("greet.ts", handler);
    assert.equal(await greeting(), '["a"]');
    await save("data/words.json", '["another"]');
    assert.equal(await greeting(), '["another"]');
  });

  it("evaluates a saved program, and keeps what is served if nothing changes", async () => {
    await start(false);
    const before = local.model();
    await save("notes.txt", "nothing");
    assert.equal(local.model(), before);
    assert.deepEqual(taken, [{ kind: "evaluated", changed: false }]);
  });

  it("does nothing for a file that a bundle is written to", async () => {
    await start(false);
    await local.saved([join(root, "dist/written.js")], (each) => void taken.push(each));
    assert.deepEqual(taken, []);
  });

  it("rejects for a source with errors, and keeps what is served", async () => {
    await start(false);
    await assert.rejects(save("greet.ts", "export const = 1;"), /greet\.ts:1:/);
    assert.deepEqual(taken, []);
    assert.equal(await greeting(), '{"word":"shared","from":"greet"}');
  });
});
