/**
 * Makes a unit test fail that starts a process or a worker, or listens on a port. Mocha loads it in every process.
 *
 * @module
 */
import childProcess from "node:child_process";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import { relative } from "node:path";
import process from "node:process";
import workerThreads from "node:worker_threads";
import type { Context } from "mocha";
import { isUnitFile } from "../scripts/test/unit-files.ts";

/** True while every file of the run is a unit test file. */
let isGuarded = false;

const forbidden = [
  ...["exec", "execFile", "execFileSync", "execSync", "fork", "spawn", "spawnSync"].map(
    (name) => [childProcess, name, "start a process"] as const,
  ),
  [workerThreads, "Worker", "start a worker"],
  [net.Server.prototype, "listen", "listen on a port"],
] as const;

for (const [owner, name, action] of forbidden) {
  const check = () => {
    if (isGuarded) {
      throw new Error(
        `a unit test must not ${action}: move its file out of the folders of scripts/test/unit-files.ts`,
      );
    }
  };
  const guarded = new Proxy(Reflect.get(owner, name), {
    apply(target, self, args) {
      check();
      return Reflect.apply(target, self, args);
    },
    construct(target, args, newTarget) {
      check();
      return Reflect.construct(target, args, newTarget);
    },
  });
  Reflect.set(owner, name, guarded);
}
syncBuiltinESMExports();

/** In a parallel run each file is a run of its own. */
export const mochaHooks = {
  beforeAll(this: Context) {
    const { suites = [], tests = [] } = this.test?.parent ?? {};
    isGuarded = [...suites, ...tests].every(({ file = "" }) =>
      isUnitFile(relative(process.cwd(), file)),
    );
  },
  afterAll() {
    isGuarded = false;
  },
};
