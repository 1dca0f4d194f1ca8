/**
 * How much of a processor a process and its children take.
 *
 * @module
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import process from "node:process";

/** What a process took. */
export interface ChildTime {
  readonly wallMs: number;
  /** Of all processors, user and system, of the process and of every descendant that it waited for. */
  readonly processorMs: number;
}

/** Linux counts in hundredths of a second. */
const tickMs = 10;

/**
 * Runs Node to its end, with nothing to read and nothing printed. Nothing else may be waited for meanwhile.
 *
 * @throws {Error} when it ends with another status than 0; outside of Linux.
 */
export async function timeOfChild(
  args: readonly string[],
  folder = process.cwd(),
): Promise<ChildTime> {
  const before = waitedForMs();
  const startedMs = performance.now();
  const child = spawn(process.execPath, args, { cwd: folder, stdio: "ignore" });
  const status = await new Promise((resolve, reject) => {
    child.once("exit", resolve);
    child.once("error", reject);
  });
  if (status !== 0) {
    throw new Error(`node ${args.join(" ")} ended with ${status}`);
  }
  return { wallMs: performance.now() - startedMs, processorMs: waitedForMs() - before };
}

/** Time of all children that this process has waited for, from proc_pid_stat(5). */
function waitedForMs(): number {
  const stat = readFileSync("/proc/self/stat", "utf8");
  // The name of the program, in parentheses, may have spaces; `cutime` and `cstime` are fields 16 and 17.
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(13, 15)
    .map(Number);
  return (user + system) * tickMs;
}
