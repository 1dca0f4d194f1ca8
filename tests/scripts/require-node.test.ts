/**
 * An old Node exits with instructions.
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

/** Starts a program after the check, in a Node that reports the given version. */
function startAs(version: string) {
  const pretend = `
    Object.defineProperty(process, "version", { value: "v${version}" });
    Object.defineProperty(process.versions, "node", { value: "${version}" });
  `;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      ...["--import", `data:text/javascript,${encodeURIComponent(pretend)}`],
      ...["--import", "./scripts/require-node.mjs"],
      ...["--eval", 'process.stdout.write("started")'],
    ],
    { cwd: root, encoding: "utf8" },
  );
  return { status, stdout, stderr };
}

describe("require-node", () => {
  for (const version of ["20.20.2", "22.22.0", "24.11.9"]) {
    it(`stops Node ${version} with one message and exit code 1`, () => {
      assert.deepEqual(startAs(version), {
        status: 1,
        stdout: "",
        stderr:
          `touchline requires Node 24.12 or newer, this is v${version}.\n` +
          "The npm package `node` provides one, but its install script has not run.\n" +
          "  npm rebuild node --ignore-scripts=false   runs it\n" +
          "  or put Node 24 first on your PATH\n",
      });
    });
  }

  for (const version of ["24.12.0", "24.21.0", "25.0.0", "26.3.1"]) {
    it(`lets Node ${version} start without output`, () => {
      assert.deepEqual(startAs(version), { status: 0, stdout: "started", stderr: "" });
    });
  }

  it("is imported by every npm script that starts Node", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const unguarded = Object.entries<string>(scripts).filter(
      ([name, command]) =>
        !command.startsWith("node --import ./scripts/require-node.mjs ") &&
        // Biome is not a Node program, and `cover` runs after the tests have.
        !["format", "cover"].includes(name),
    );
    assert.deepEqual(unguarded, []);
  });
});
