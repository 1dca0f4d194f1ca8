/**
 * A release on the local runtime, from a changed source to the end, over HTTP.
 *
 * @module
 */
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, it } from "mocha";
import { type Local, startLocal } from "../../../local/start-local.ts";
import { localTarget } from "../../../scripts/release/local-target.ts";
import { runRelease } from "../../../scripts/release/release-command.ts";
import {
  deleteFolder,
  isInstalled,
  projectFolder,
  runTyped,
} from "../../conformance/typed-commands.ts";
import { commandsIn } from "../../documented-commands.ts";
import { programParts, root } from "../../stacks/recorded.ts";

const program = [
  ...programParts,
  "Pulumi.yaml",
  "Pulumi.dev.yaml",
  "package.json",
  "tsconfig.json",
];
const source = "functions/core/api/routes/show-health.ts";
const region = { "x-touchline-region": "eu-west-1" };

describe("a rehearsal of a release", () => {
  let copy: string;
  let local: Local;
  let printed: string;
  before(() => {
    copy = mkdtempSync(join(tmpdir(), "release-"));
    for (const part of program) {
      cpSync(join(root, part), join(copy, part), { recursive: true });
    }
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  });
  after(() => rmSync(copy, { recursive: true }));
  beforeEach(async () => {
    cpSync(join(root, source), join(copy, source));
    printed = "";
    local = await startLocal({
      root: copy,
      dataFolder: mkdtempSync(join(copy, "data-")),
      log: () => undefined,
    });
    local.chance.repeat(3);
  });
  afterEach(() => local.close());

  /** Changes what the API answers. */
  function change(text: string, replacement: string): void {
    const written = readFileSync(join(copy, source), "utf8");
    assert.ok(written.includes(text));
    writeFileSync(join(copy, source), written.replace(text, replacement));
  }

  const release = (args: string, pause = async () => undefined as unknown) =>
    runRelease(args.split(" "), {
      out: (text) => {
        printed += text;
      },
      err: (text) => {
        printed += text;
      },
      open: ({ stack }) => localTarget(new URL(local.url), stack, fetch),
      sweep: async () => true,
      newKey: () => "a-key-that-nobody-guesses",
      nowMs: Date.now,
      pause: async () => void (await pause()),
    });

  /** How often each version of the API answered. */
  async function versions(count: number, headers = {}): Promise<Readonly<Record<string, number>>> {
    const seen: Record<string, number> = {};
    for (let sent = 0; sent < count; sent += 1) {
      const response = await fetch(`${local.url}/v1/health`, {
        headers: { ...region, ...headers },
      });
      const { version, season } = (await response.json()) as { version: string; season: string };
      const key = `${version} ${season}`;
      seen[key] = (seen[key] ?? 0) + 1;
    }
    return seen;
  }

  const secret = { "aws-cf-cd-touchline": "a-key-that-nobody-guesses" };
  const wrong = { "aws-cf-cd-touchline": "another-key-of-somebody" };

  it("reaches the new version by the header alone, and is promoted", async () => {
    change(': "none" })', ': "nothing" })');
    assert.equal(await release("start --stack dev"), 0, printed);
    assert.deepEqual(await versions(3), { "1 none": 3 });
    assert.deepEqual(await versions(3, wrong), { "1 none": 3 });
    assert.deepEqual(await versions(3, secret), { "2 nothing": 3 });
    printed = "";
    assert.equal(await release("status"), 0);
    assert.match(printed, /^ {2}api-eu-west-1-handler: version 1, new 2$/m);
    assert.match(printed, /^ {2}distribution: primary 6 \(67 %\), staging 3 \(33 %\)$/m);
    assert.equal(await release("promote"), 0, printed);
    assert.deepEqual(await versions(3), { "2 nothing": 3 });
    assert.deepEqual(await versions(3, secret), { "2 nothing": 3 });
  });

  it("gives shares to the new version, takes them back, and starts again with the next one", async () => {
    change(': "none" })', ': "nothing" })');
    assert.equal(
      await release("start --by weight --percent 15 --session 0 --canary 20"),
      0,
      printed,
    );
    const { "1 none": old = 0, "2 nothing": young = 0 } = await versions(100);
    assert.equal(old + young, 100);
    assert.ok(young > 15 && young < 55, `${young}`);
    printed = "";
    await release("status");
    const [, stable, canary] =
      /api-eu-west-1-handler \(live\): version 1 (\d+) \(\d+ %\), version 2 (\d+)/.exec(printed) ??
      [];
    const [, staged] = /api-eu-west-1-handler \(next\): version 2 (\d+)/.exec(printed) ?? [];
    assert.deepEqual([Number(stable), Number(canary) + Number(staged)], [old, young], printed);
    assert.equal(await release("abort"), 0);
    assert.deepEqual(await versions(20, secret), { "1 none": 20 });
    change(': "nothing" })', ': "nil" })');
    assert.equal(await release("start"), 0);
    assert.deepEqual(await versions(3), { "1 none": 3 });
    assert.deepEqual(await versions(3, secret), { "3 nil": 3 });
  });

  it("aborts by itself when the new version fails", async () => {
    change('isSeasonHeld ? "held" : "none"', "JSON.parse('{')");
    const viewers = async () => {
      for (let sent = 0; sent < 30; sent += 1) {
        await (await fetch(`${local.url}/v1/health`)).text();
      }
    };
    assert.equal(await release("start --by weight --percent 15 --session 0 --watch 5", viewers), 1);
    assert.match(printed, /an alarm is on: .*; the release is aborted/);
    assert.deepEqual(await versions(20), { "1 none": 20 });
  });

  it("works as typed in docs/releases.md (skipped where there is no curl)", async function () {
    if (!(await isInstalled("curl"))) {
      this.skip();
    }
    change(': "none" })', ': "nothing" })');
    const folder = await projectFolder();
    try {
      const typed = commandsIn(readFileSync(join(root, "docs/releases.md"), "utf8"))
        .blocks.filter(({ needsAccount }) => !needsAccount)
        .flatMap(({ commands }) => commands);
      await runTyped(typed, local, folder);
    } finally {
      await deleteFolder(folder);
    }
    assert.deepEqual(await versions(3), { "2 nothing": 3 });
  });

  it("refuses another stack than the one that is served", async () => {
    assert.equal(await release("start --stack prod"), 1);
    assert.match(printed, /serves dev, and not prod: npm start -- --stack prod\n$/);
  });
});
