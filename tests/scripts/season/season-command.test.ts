/**
 * The season command.
 *
 * @module
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, describe, it } from "mocha";
import { maxSeasonBytes, readSeason } from "../../../functions/core/read-season.ts";
import { writeSeason } from "../../../functions/core/write-season.ts";
import { runSeason, usage } from "../../../scripts/season/season-command.ts";
import { sampleSeason } from "../../functions/core/sample-season.ts";

const good = writeSeason(sampleSeason([4, 2]));

async function run(...args: readonly string[]) {
  const written = { out: "", err: "" };
  const status = await runSeason(args, {
    out: (text) => {
      written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
  });
  return { status, ...written };
}

describe("season check", () => {
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "season-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  function file(content: string | Uint8Array): string {
    const path = join(folder, "season.json");
    writeFileSync(path, content);
    return path;
  }

  it("prints one line for a valid file", async () => {
    const path = file(good);
    assert.deepEqual(await run("check", path), {
      status: 0,
      out: `${path}: valid: "Sample", 2 leagues, 6 teams, 14 games, 2 weeks complete\n`,
      err: "",
    });
  });

  it("prints every problem on its own line", async () => {
    const path = file(good.replace('"Sample"', "1").replace('"League B"', "2"));
    assert.deepEqual(await run("check", path), {
      status: 1,
      out: "",
      err:
        `${path}: season, name: must be a string, got 1\n` +
        `${path}: league 2, name: must be a string, got 2\n`,
    });
  });

  for (const [title, content, expected] of [
    ["an empty file", "", "season: must be a JSON object, got an empty text"],
    [
      "a binary file",
      Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0xff),
      "must be text in UTF-8, is binary or in another encoding",
    ],
    [
      "a file with a byte order mark",
      `\ufeff${good}`,
      "season: must be JSON with no byte order mark in front (RFC 8259 §8.1)",
    ],
    [
      "a file that is too large",
      "é".repeat(maxSeasonBytes / 2 + 1),
      `must have at most ${maxSeasonBytes} bytes, has ${maxSeasonBytes + 2}`,
    ],
  ] as const) {
    it(`refuses ${title}`, async () => {
      const path = file(content);
      assert.deepEqual(await run("check", path), {
        status: 1,
        out: "",
        err: `${path}: ${expected}\n`,
      });
    });
  }

  for (const [title, name, expected] of [
    ["a file that does not exist", "none.json", "does not exist"],
    ["a folder", "folder", "must be a file, is a directory"],
    [
      "a file below a file",
      "season.json/x",
      "does not exist: a part of its path is not a directory",
    ],
    ["a name that none can have", "a\0b", "cannot be read: ERR_INVALID_ARG_VALUE"],
  ] as const) {
    it(`refuses ${title}`, async () => {
      file(good);
      mkdirSync(join(folder, "folder"), { recursive: true });
      const path = join(folder, name);
      assert.deepEqual(await run("check", path), {
        status: 1,
        out: "",
        err: `${path}: ${expected}\n`,
      });
    });
  }

  it("refuses a device file", async () => {
    assert.deepEqual(await run("check", "/dev/null"), {
      status: 1,
      out: "",
      err: "/dev/null: must be a file\n",
    });
  });
});

describe("season generate", () => {
  it("prints a valid season, the same for the same seed", async () => {
    const { status, out, err } = await run("generate", "--seed", "5");
    assert.deepEqual([status, err], [0, ""]);
    assert.equal(readSeason(out).kind, "season");
    assert.equal((await run("generate", "--seed=5")).out, out);
    assert.notEqual((await run("generate", "--seed", "6")).out, out);
  });

  for (const weeks of [0, 1, 14]) {
    it(`plays ${weeks} weeks with --weeks-played`, async () => {
      const reading = readSeason((await run("generate", "--weeks-played", `${weeks}`)).out);
      assert.ok(reading.kind === "season");
      for (const league of reading.season.leagues) {
        assert.deepEqual(
          league.weeks.map((week) => week.every(({ played }) => played)),
          league.weeks.map((_, index) => index < weeks),
        );
      }
    });
  }
});

describe("season", () => {
  for (const args of [["--help"], ["-h"], ["check", "--help"], ["generate", "-h"]]) {
    it(`prints its usage for ${args.join(" ")}`, async () => {
      assert.deepEqual(await run(...args), { status: 0, out: usage, err: "" });
    });
  }

  for (const [args, expected] of [
    [[], "a command is required: check, generate, history, show, diff, restore, publish"],
    [
      ["chek"],
      'command must be one of check, generate, history, show, diff, restore, publish, got "chek"',
    ],
    [["check"], "check takes one file, got 0"],
    [["check", "a", "b"], "check takes one file, got 2"],
    [["check", "--seed", "1"], "Unknown option '--seed'; allowed: none"],
    [["history", "x"], "history takes 0 arguments, got 1"],
    [["diff"], "diff takes 1 to 2 arguments, got 0"],
    [["show", "v", "--from", "disk"], '--from must be local or aws, got "disk"'],
    [["history", "--region", "eu-west-1"], "--region requires --from aws"],
    [
      ["publish", "f", "--from", "aws", "--bucket", "b"],
      "--from aws requires --bucket, from pulumi stack output seasonBucket, and --region",
    ],
    [
      ["history", "--endpoint", "http://example.com:80"],
      '--endpoint must be an address of this machine such as http://127.0.0.1:8081, got "http://example.com:80"',
    ],
    [["generate", "x"], 'generate takes options only, got "x"'],
    [["generate", "--sead", "1"], "Unknown option '--sead'; allowed: --seed and --weeks-played"],
    [
      ["generate", "--seed"],
      "Option '--seed <value>' argument missing; allowed: --seed and --weeks-played",
    ],
    [["generate", "--seed=-1"], '--seed must be a whole number from 0 to 4294967295, got "-1"'],
    [
      ["generate", "--seed=4294967296"],
      '--seed must be a whole number from 0 to 4294967295, got "4294967296"',
    ],
    [["generate", "--seed="], '--seed must be a whole number from 0 to 4294967295, got ""'],
    [
      ["generate", "--weeks-played=15"],
      '--weeks-played must be a whole number from 0 to 14, got "15"',
    ],
    [
      ["generate", "--weeks-played=1.5"],
      '--weeks-played must be a whole number from 0 to 14, got "1.5"',
    ],
  ] as const) {
    it(`prints the allowed arguments for ${args.join(" ") || "no arguments"}`, async () => {
      assert.deepEqual(await run(...args), {
        status: 2,
        out: "",
        err: `season: ${expected}\n${usage}`,
      });
    });
  }

  it("runs as a program", () => {
    const script = fileURLToPath(new URL("../../../scripts/season.ts", import.meta.url));
    const file = fileURLToPath(new URL("../../../data/rugby_data.json", import.meta.url));
    const out = execFileSync(process.execPath, [script, "check", file], { encoding: "utf8" });
    assert.match(out, /rugby_data\.json: valid: .*32 teams, 224 games, 10 weeks complete\n$/);
  });
});
