/**
 * Help, version and exit codes are the same for every npm script.
 *
 * @module
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, it } from "mocha";

const root = join(import.meta.dirname, "../..");
const { scripts, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** Files of this repository that npm scripts run, by the name of the script; other tools have options of their own. */
const files: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries<string>(scripts).flatMap(([name, command]) => {
    const file = /require-node\.mjs (?!node_modules)(\S+)/.exec(command)?.[1];
    return file === undefined || name.startsWith("fuzz") ? [] : [[name, file]];
  }),
);

function run(file: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, file), ...args], {
    cwd: root,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

describe("npm scripts", () => {
  for (const [file, command] of [
    ["scripts/season.ts", "generate"],
    ["local/bin/touchline.mjs", "graph"],
  ] as const) {
    it(`${file} ${command} ends in silence when nothing reads its output any more`, () => {
      const { stderr } = spawnSync(
        "sh",
        ["-c", '"$@" | true', "sh", process.execPath, join(root, file), command],
        { cwd: root, encoding: "utf8" },
      );
      assert.equal(stderr, "");
    });
  }

  it("are all known", () => {
    assert.ok(["test", "check", "docs", "bench", "season"].every((name) => name in files));
  });

  for (const [name, file] of Object.entries(files).filter(
    ([, each], index, all) => all.findIndex(([, other]) => other === each) === index,
  )) {
    it(`${name} prints its usage for --help and -h, and ends with 0`, () => {
      const long = run(file, "--help");
      assert.deepEqual([long.status, long.stderr], [0, ""]);
      assert.match(long.stdout, /^(usage:|npm |touchline )/);
      assert.deepEqual(run(file, "-h"), long);
    });

    it(`${name} prints a version for --version, and ends with 0`, () => {
      assert.deepEqual(run(file, "--version"), { status: 0, stdout: `${version}\n`, stderr: "" });
    });

    // Mocha takes what `npm test` does not know.
    if (name === "test") {
      continue;
    }
    it(`${name} ends with 2 for an argument that it does not take, and prints its usage`, () => {
      const { status, stdout, stderr } = run(file, "--nonsense");
      assert.deepEqual([status, stdout], [2, ""], stderr);
      assert.match(stderr, /nonsense[\s\S]*\n(usage:|npm |touchline )/);
    });
  }
});
