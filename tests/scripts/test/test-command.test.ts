/**
 * `npm test` and its relatives, on a project with four test files.
 *
 * @module
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { text } from "node:stream/consumers";
import { stripVTControlCharacters } from "node:util";
import { after, before, describe, it } from "mocha";

const root = join(import.meta.dirname, "../../..");

/** A unit test, a test that listens, a unit test that must not, and a failure. */
const sources: Readonly<Record<string, string>> = {
  "tests/config/unit.test.ts": 'it("adds", () => {}); it("subtracts", () => {}); it.skip("waits");',
  "tests/stacks/server.test.ts": listening("listens"),
  "tests/config/server.test.ts": listening("listens in a unit test"),
  "tests/stacks/wrong.test.ts": 'it("fails", () => { throw new Error("on purpose"); });',
};

function listening(title: string): string {
  return `
    const { createServer } = require("node:net");
    it("${title}", (done) => {
      const server = createServer().listen(0, "127.0.0.1", () => server.close(done));
    });`;
}

describe("npm test", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "test-command-"));
    for (const [file, source] of Object.entries(sources)) {
      mkdirSync(join(folder, dirname(file)), { recursive: true });
      writeFileSync(join(folder, file), source);
    }
    const shared = [
      ".mocharc.yaml",
      "node_modules",
      "tests/reporter.mjs",
      "tests/unit-guard.ts",
      "tests/property-seed.ts",
    ];
    for (const each of shared) {
      symlinkSync(join(root, each), join(folder, each));
    }
  });
  after(() => rmSync(folder, { recursive: true }));

  /** Runs it with arguments; the titles that were run, the last line, and how it ended. */
  async function run(...args: readonly string[]) {
    const child = spawn(process.execPath, [join(root, "scripts/test.ts"), ...args], {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [printed, stderr, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, "close"),
    ]);
    // The environment can ask for colors (FORCE_COLOR), which mocha then prints into a pipe, too.
    const stdout = stripVTControlCharacters(printed);
    const titles = [...stdout.matchAll(/^ +(?:✔|\d+\)|-) ([a-z ]+)/gm)].map(([, title]) => title);
    return { code, stdout, stderr, titles, total: stdout.trimEnd().split("\n").at(-1) };
  }

  it("runs the files it is given, and no other", async () => {
    const { code, titles, total } = await run("tests/config/unit.test.ts");
    assert.deepEqual(titles, ["adds", "subtracts", "waits"]);
    assert.equal(total, "2 passed, 0 failed, 1 skipped");
    assert.equal(code, 0);
  });

  it("passes mocha's options on", async () => {
    const { titles, total } = await run("tests/config/unit.test.ts", "--grep", "subtracts");
    assert.deepEqual(titles, ["subtracts"]);
    assert.equal(total, "1 passed, 0 failed");
  });

  it("runs the files of a folder", async () => {
    const { code, titles, total } = await run("tests/stacks");
    assert.deepEqual(titles.slice(0, 2), ["listens", "fails"]);
    assert.equal(total, "1 passed, 1 failed");
    assert.equal(code, 1);
  });

  it("ends with 2 and names the file that does not exist", async () => {
    const { code, stdout, stderr } = await run("tests/config/unit.test.ts", "tests/none.test.ts");
    assert.match(
      stderr,
      /^no such test file: tests\/none\.test\.ts; give a file, folder or pattern, such as tests\/config\n\nnpm test /,
    );
    assert.equal(stdout, "");
    assert.equal(code, 2);
  });

  it("runs every file without an argument, and adds up what several processes counted", async () => {
    const { code, total, stdout } = await run();
    assert.equal(total, "3 passed, 2 failed, 1 skipped", stdout);
    assert.equal(code, 1);
  });

  it("runs the unit tests alone with --unit, in which no port is opened", async () => {
    const { code, stdout, total } = await run("--unit");
    assert.match(stdout, /a unit test must not listen on a port: move its file out of the folders/);
    assert.equal(total, "2 passed, 1 failed, 1 skipped");
    assert.equal(code, 1);
  });

  it("lists the files that take longest on request", async () => {
    const { stdout } = await run("tests/config/unit.test.ts", "--reporter-option", "durations=3");
    assert.match(
      stdout,
      /^\d+ ms tests\/config\/unit\.test\.ts\n2 passed, 0 failed, 1 skipped\n$/m,
    );
  });
});
