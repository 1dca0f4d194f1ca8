/**
 * Commands of this machine that a test can use and no test may need.
 *
 * @module
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** Skips the test, with the reason in its title, where the command does not run. */
export async function skipWithout(
  context: Mocha.Context,
  command: string,
  ...probe: readonly string[]
): Promise<void> {
  try {
    await promisify(execFile)(command, probe);
  } catch {
    if (context.test !== undefined) {
      context.test.title += ` (skipped: ${command} does not run here)`;
    }
    context.skip();
  }
}
