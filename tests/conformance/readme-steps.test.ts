/**
 * The steps of README that publish a season, as typed.
 *
 * @module
 */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { cp, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { after, before, describe, it } from "mocha";
import { root } from "../stacks/recorded.ts";
import { useTarget } from "./target.ts";

const run = promisify(execFile);

/** The commands below a sentence of README. */
function stepsBelow(sentence: string): string {
  const text = readFileSync(join(root, "README.md"), "utf8");
  const [, steps] = text.slice(text.indexOf(sentence)).split("```\n");
  assert.ok(text.includes(sentence) && steps !== undefined, sentence);
  return steps;
}

describe("README's steps to publish another season", () => {
  const target = useTarget();
  let folder = "";

  before(async function () {
    const found = await run("aws", ["--version"]).then(
      () => true,
      () => false,
    );
    if (!found || !target.isLocal) {
      this.skip();
    }
    // A folder of their own, since they write a file.
    folder = await mkdtemp(join(tmpdir(), "touchline-readme-"));
    for (const name of await readdir(root)) {
      if (!name.startsWith(".") && name !== "package.json") {
        await symlink(join(root, name), join(folder, name));
      }
    }
    await cp(join(root, "package.json"), join(folder, "package.json"));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it("make the edge return it (skipped where there is no AWS CLI)", async () => {
    const old = await target.ask("/rugby_data.json");
    const local = target.local();
    const steps = stepsBelow("Publish another season with")
      .replaceAll("http://127.0.0.1:8080", local.url)
      .replaceAll("http://127.0.0.1:8081", local.s3Url);
    // biome-ignore lint/style/noProcessEnv: where npm and the CLI are found
    const env = { PATH: process.env["PATH"] ?? "", HOME: folder };
    await run("sh", ["-euc", steps], { cwd: folder, env });
    const published = readFileSync(join(folder, "season.json"), "utf8");
    const { text } = await target.ask("/rugby_data.json");
    // Not with assert.equal, whose message would have both texts.
    assert.ok(text === published, "the edge does not return the published season");
    assert.ok(text !== old.text, "the published season is the one before");
  });
});
