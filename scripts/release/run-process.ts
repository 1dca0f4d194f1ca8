/**
 * Runs the commands of other tools.
 *
 * @module
 */
import { spawn } from "node:child_process";
import process from "node:process";

/** How a command ended. */
export interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command; what it prints is shown as well where `isShown`. Rejects where it cannot be started. */
export type RunProcess = (
  command: string,
  args: readonly string[],
  isShown?: boolean,
) => Promise<Ended>;

/** Runs it in the folder of this process. */
export const runProcess: RunProcess = (command, args, isShown = false) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, [...args], { stdio: ["ignore", "pipe", "pipe"] });
    const texts = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name].setEncoding("utf8").on("data", (text: string) => {
        texts[name] += text;
        if (isShown) {
          process.stderr.write(text);
        }
      });
    }
    child.once("error", reject);
    child.once("close", (status) => resolve({ status: status ?? 1, ...texts }));
  });
