/**
 * The machine a benchmark ran on, and how quiet it was.
 *
 * @module
 */
import { readFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import process from "node:process";

/** A machine at one moment. */
export interface Machine {
  /** Day, in UTC. */
  readonly day: string;
  readonly processor: string;
  readonly cores: number;
  /** Version of Node. */
  readonly node: string;
  /** Average number of processes that ran or waited for a processor during the last minute. */
  readonly load: number;
  /** Processes and threads that ran or waited for a processor at that moment; unknown outside of Linux. */
  readonly running: number | undefined;
}

/** This machine, now. */
export function thisMachine(now = new Date()): Machine {
  return {
    day: now.toISOString().slice(0, 10),
    processor: cpus()[0]?.model ?? "unknown",
    cores: availableParallelism(),
    node: process.version,
    load: Number((loadavg()[0] ?? 0).toFixed(2)),
    running: runningTasks(),
  };
}

/** A load above this disturbs figures: something else uses more than a quarter of a core. */
const quietLoad = 0.25;

/** Whether nothing else was running: a load that is small for its number of cores. */
export function isQuiet({ load, cores }: Machine): boolean {
  return load <= quietLoad * cores;
}

/** Without the one that asks. */
function runningTasks(): number | undefined {
  try {
    const [, running = ""] = /(\d+)\/\d+/.exec(readFileSync("/proc/loadavg", "utf8")) ?? [];
    return Math.max(0, Number(running) - 1);
  } catch {
    return undefined;
  }
}
