/**
 * `npm run release -- start`: gives a new version to some viewers, then to all of them or to none.
 *
 * @module
 */
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import { readStack } from "../local/program/stack-file.ts";
import { answerCommonOptions, endWithReader } from "./common-options.ts";
import { awsTarget } from "./release/aws-target.ts";
import { localTarget } from "./release/local-target.ts";
import { runRelease } from "./release/release-command.ts";
import { usage } from "./release/release-options.ts";
import { runProcess } from "./release/run-process.ts";
import { runSweep } from "./release/sweep-command.ts";

const root = resolve(import.meta.dirname, "..");
process.chdir(root);
endWithReader();
answerCommonOptions(process.argv.slice(2), usage);
const scratch = await mkdtemp(join(tmpdir(), "release-"));
try {
  process.exitCode = await runRelease(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    open: ({ place, stack = "" }) =>
      place.on === "local"
        ? localTarget(place.base, stack === "" ? undefined : stack, fetch)
        : awsTarget(stack, {
            run: runProcess,
            // The CLI writes the settings of a release into it, which the repository must not have.
            async copyStackFile(name) {
              const copy = join(scratch, `Pulumi.${name}.yaml`);
              await copyFile(`Pulumi.${name}.yaml`, copy);
              return copy;
            },
            hasFile: existsSync,
            nowMs: Date.now,
          }),
    sweep: (options, out) =>
      runSweep(options, out, runProcess, async (stack) => {
        const { project, config } = await readStack(root, stack);
        const { "touchline:homeRegion": home = "", "touchline:regions": regions = "[]" } = config;
        return { project, regions: [home, ...(JSON.parse(regions) as readonly string[])] };
      }),
    newKey: randomUUID,
    nowMs: Date.now,
    pause: async (ms) => pause(ms),
  });
} finally {
  await rm(scratch, { recursive: true });
}
