/**
 * A run of mocha, in a process of its own.
 *
 * @module
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";

/** A run that has been started. */
export interface Run {
  /** The exit code; 1 after a signal. */
  readonly ended: Promise<number>;
  /** Ends it early. */
  stop(): void;
}

/** Starts mocha of the working directory with its configuration file. */
export function runMocha(args: readonly string[]): Run {
  const child = spawn(
    process.execPath,
    [...process.execArgv, "node_modules/mocha/bin/mocha.js", ...args],
    { stdio: "inherit" },
  );
  const ended = once(child, "close").then(([code]) => (typeof code === "number" ? code : 1));
  return { ended, stop: () => child.kill() };
}
