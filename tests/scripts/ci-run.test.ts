/**
 * `.ci/run` and its parts, with an `npm` that does nothing but print.
 *
 * @module
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";

const root = join(import.meta.dirname, "../..");

/** Runs the function that has the name of the script. */
const npm = (scripts: string) => `#!/usr/bin/env bash
ci() { true; }
check() { true; }
test() { echo "7 passed, 0 failed"; }
engine() { echo "2 passed, 0 failed"; }
${scripts}
name="\${2-$1}"
"\${name#test:}"
`;

describe(".ci/run", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "ci-run-"));
    mkdirSync(join(folder, ".ci"));
    mkdirSync(join(folder, "bin"));
    copyFileSync(join(root, ".ci/run"), join(folder, ".ci/run"));
    executable(".ci/install-pulumi", "#!/usr/bin/env bash\nexit 1\n");
    executable(".ci/lint-workflows", "#!/usr/bin/env bash\n");
    executable("bin/chromium", "#!/usr/bin/env bash\n");
    executable(".ci/lint-workflows", "#!/usr/bin/env bash\n[ ! -e wrong-workflow ]\n");
  });
  after(() => rmSync(folder, { recursive: true }));

  function executable(file: string, text: string): void {
    writeFileSync(join(folder, file), text, { mode: 0o755 });
  }

  /** Runs it; its last line and its exit code. */
  function run(scripts: string, ...args: readonly string[]) {
    executable("bin/npm", npm(scripts));
    const { status, stdout } = spawnSync(
      "bash",
      ["-c", 'PATH="$PWD/bin:$PATH" .ci/run "$@"', "", ...args],
      { cwd: folder, encoding: "utf8" },
    );
    return { status, total: stdout.trimEnd().split("\n").at(-1) };
  }

  for (const [title, scripts, args, total, status] of [
    ["adds up the parts", "", [], "9 passed, 0 failed", 0],
    ["runs the tests alone", "", ["test"], "7 passed, 0 failed", 0],
    ["runs the engine alone", "", ["engine"], "2 passed, 0 failed", 0],
    ["counts no test in the check", "", ["check"], "0 passed, 0 failed", 0],
    ["reports a check that fails", "check() { false; }", ["check"], "0 passed, 1 failed", 1],
    ["runs the tests after a check that fails", "check() { false; }", [], "9 passed, 1 failed", 1],
    [
      "adds up failures and skipped tests",
      "test() { echo '7 passed, 1 failed, 2 skipped'; return 1; }; engine() { echo '0 passed, 0 failed, 4 skipped'; }",
      [],
      "7 passed, 1 failed, 6 skipped",
      1,
    ],
    [
      "counts a failure where a runner reports none and ends with 1",
      "test() { echo '7 passed, 0 failed'; return 1; }",
      ["test"],
      "7 passed, 1 failed",
      1,
    ],
    [
      "counts a failure where a runner reports nothing",
      "test() { true; }",
      ["test"],
      "0 passed, 2 failed",
      1,
    ],
    ["reports an installation that fails", "ci() { false; }", ["check"], "0 passed, 1 failed", 1],
  ] as const) {
    it(title, () => {
      assert.deepEqual(run(scripts, ...args), { total, status });
    });
  }

  it("reports a workflow with errors", () => {
    writeFileSync(join(folder, "wrong-workflow"), "");
    assert.deepEqual(run("", "check"), { total: "0 passed, 1 failed", status: 1 });
    rmSync(join(folder, "wrong-workflow"));
  });

  it("refuses a part that does not exist", () => {
    assert.deepEqual(run("", "lint"), { total: "", status: 2 });
  });
});
