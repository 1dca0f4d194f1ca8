/**
 * The scripts in `.ci/` in a folder of their own, with commands that do nothing but print.
 *
 * @module
 */
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach } from "mocha";

const root = join(import.meta.dirname, "../..");

/** Makes the folder before each test of the suite at hand, and removes it afterwards. */
export function useScripts() {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ci-deploy-"));
    for (const script of ["aws-session", "preview", "forecast", "deploy", "release"]) {
      cpSync(join(root, ".ci", script), join(folder, ".ci", script));
    }
    mkdirSync(join(folder, "bin"));
    symlinkSync(process.execPath, join(folder, "bin/node"));
    mkdirSync(join(folder, "policies/config"), { recursive: true });
    writeFileSync(join(folder, "policies/config/dev.json"), "{}");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  return {
    /** A file of the folder. */
    at: (file: string) => join(folder, file),

    /** A command that notes its arguments, and then does something. */
    command(name: string, text: string): void {
      const note = `echo "${name} $*" >>"${folder}/calls"`;
      writeFileSync(join(folder, "bin", name), `#!/usr/bin/env bash\n${note}\n${text}\n`, {
        mode: 0o755,
      });
    },

    /** Runs a script. @returns how it ended, and the commands that it called. */
    run(script: string, args: readonly string[], variables: Readonly<Record<string, string>> = {}) {
      const { status, stdout, stderr } = spawnSync(join(folder, ".ci", script), [...args], {
        cwd: folder,
        encoding: "utf8",
        env: { PATH: `${folder}/bin:/usr/bin:/bin`, ...variables },
      });
      const calls = join(folder, "calls");
      return {
        status,
        stdout,
        stderr,
        calls: existsSync(calls) ? readFileSync(calls, "utf8").trimEnd().split("\n") : [],
      };
    },
  };
}
