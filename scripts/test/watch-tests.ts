/**
 * Runs tests again whenever a source is saved.
 *
 * @module
 */
import process from "node:process";
import { isWritten, watchSources } from "../../local/server/source-watch.ts";
import { type Run, runMocha } from "./run-mocha.ts";

/**
 * Runs until the process is interrupted. A save during a run ends it and starts the next.
 *
 * @param root Folder to watch.
 * @param args Mocha's.
 */
export function watchTests(root: string, args: readonly string[]): void {
  let current: Run | undefined;
  const start = async () => {
    current?.stop();
    const run = runMocha(args);
    current = run;
    await run.ended;
    if (run === current) {
      process.stdout.write("waiting for a save\n");
    }
  };
  void watchSources(root, () => void start(), isWritten);
  void start();
}
