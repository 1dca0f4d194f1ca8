/**
 * The season command on a bucket.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "mocha";
import { writeSeason } from "../../../functions/core/write-season.ts";
import { withS3, withServer } from "../../../local/tests/services/s3/fixture.ts";
import { runSeason } from "../../../scripts/season/season-command.ts";
import { sampleSeason } from "../../functions/core/sample-season.ts";

const old = writeSeason(sampleSeason([2], 1));
const played = writeSeason(sampleSeason([2], 2));

/** A command on a bucket with a season; `FILE` is a file with this content. */
type Run = (
  args: readonly string[],
  file?: string,
  answer?: boolean,
) => Promise<{ readonly status: number; readonly out: string; readonly err: string }>;

function withBucket(test: (run: Run, current: () => Promise<string>) => Promise<void>) {
  const bucket = { name: "dev-season-bucket-1", region: "us-east-1", versioned: true };
  return withS3(
    ({ s3, ask }) =>
      withServer(s3, async (port) => {
        const folder = await mkdtemp(join(tmpdir(), "season-"));
        const path = `/${bucket.name}/rugby_data.json`;
        await ask("PUT", path, { body: old });
        const run: Run = async (args, file = "", answer = false) => {
          const name = join(folder, "file.json");
          await writeFile(name, file);
          const told = { out: "", err: "" };
          const given = args.map((arg) => (arg === "FILE" ? name : arg));
          const status = await runSeason([...given, "--endpoint", `http://127.0.0.1:${port}`], {
            out: (text) => {
              told.out += text;
            },
            err: (text) => {
              told.err += text;
            },
            ask: async () => answer,
          });
          return { status, ...told };
        };
        try {
          await test(run, async () => (await ask("GET", path)).body.toString());
        } finally {
          await rm(folder, { recursive: true });
        }
      }),
    { buckets: [bucket, { ...bucket, name: "dev-rep-1" }] },
  );
}

const difference = /^League A, week 2, game 1: A\d v A\d → A\d \d+:\d+ \(.* to .*\) A\d\n/;

describe("season publish", () => {
  it("shows the difference, writes the file when the answer is yes, and tells who", () =>
    withBucket(async (run, current) => {
      const refused = await run(["publish", "FILE"], played);
      assert.equal(refused.status, 1);
      assert.match(refused.out, difference);
      assert.match(refused.out, /nothing was written\n$/);
      assert.equal(await current(), old);
      const written = await run(["publish", "FILE", "--by", "ada"], played, true);
      assert.deepEqual([written.status, written.err], [0, ""]);
      assert.equal(await current(), played);
      const { out } = await run(["history", "--json"]);
      assert.deepEqual(
        JSON.parse(out).map(({ by, method }: Record<string, string>) => [by, method]),
        [
          ["ada", "publish"],
          ["unknown", "upload"],
        ],
      );
    }));

  it("refuses a file that is not a season, with every problem", () =>
    withBucket(async (run, current) => {
      const { status, err } = await run(["publish", "FILE", "--yes"], '{"name":1,"leagues":[]}');
      assert.equal(status, 1);
      assert.match(err, /season, name: must be a string.*\n.*must have 1 to 50 leagues/);
      assert.equal(await current(), old);
    }));

  it("writes nothing when the object has the content already", () =>
    withBucket(async (run) => {
      const { status, out } = await run(["publish", "FILE", "--yes"], old);
      assert.deepEqual([status, out], [0, "nothing to write: the object has this content\n"]);
    }));
});

describe("season show, diff and restore", () => {
  it("show a version, what differs, and write an old version again", () =>
    withBucket(async (run, current) => {
      await run(["publish", "FILE", "--yes"], played);
      const listed = JSON.parse((await run(["history", "--json"])).out);
      const first = listed[1].version;
      assert.equal((await run(["show", first])).out, old);
      assert.match((await run(["diff", first])).out, difference);
      assert.deepEqual(JSON.parse((await run(["diff", first, first, "--json"])).out), []);
      const restored = await run(["restore", first, "--yes"]);
      assert.match(restored.out, /\nwritten as version \S+\n$/);
      assert.equal(await current(), old);
      assert.match((await run(["history"])).out, new RegExp(`restore ${first}\\n`));
    }));

  it("fail with 1 for a version that does not exist", () =>
    withBucket(async (run) => {
      const { status, err } = await run(["show", "null"]);
      assert.deepEqual([status, err], [1, 'season: the version "null" does not exist\n']);
    }));
});
