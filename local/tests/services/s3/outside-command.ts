/**
 * Commands of this machine that a test can use and no test may need.
 *
 * @module
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** Skips the test, or in a hook those of its suite, with the reason in the title, where the command does not run. */
export async function skipWithout(
  context: Mocha.Context,
  command: string,
  ...probe: readonly string[]
): Promise<void> {
  try {
    await promisify(execFile)(command, probe);
  } catch {
    const { test } = context;
    const tests = test?.parent?.tests ?? [];
    const own = tests.filter((each) => each === test);
    // In a hook, every test of its suite is skipped.
    for (const skipped of own.length > 0 ? own : tests) {
      skipped.title += ` (skipped: ${command} does not run here)`;
    }
    context.skip();
  }
}
