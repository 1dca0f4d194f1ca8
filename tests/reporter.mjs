/**
 * Mocha's spec report, closed by one plain line that a machine can read: `N passed, N failed[, N skipped]`.
 *
 * With `--reporter-option durations=20` it lists the 20 files that take longest, hooks included, before that line.
 *
 * @module
 */
import { relative } from "node:path";
import process from "node:process";
import Mocha from "mocha";

const { EVENT_HOOK_END, EVENT_RUN_END, EVENT_TEST_END } = Mocha.Runner.constants;

// Mocha takes a reporter from the default export and in no other way.
// biome-ignore lint/style/noDefaultExport: see above
export default class PlainTotals extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const shown = Number(options.reporterOptions?.durations ?? 0);
    const durations = new Map();
    for (const event of [EVENT_TEST_END, EVENT_HOOK_END]) {
      runner.on(event, ({ file = "", duration = 0 }) => {
        durations.set(file, (durations.get(file) ?? 0) + duration);
      });
    }
    runner.once(EVENT_RUN_END, () => {
      const slowest = [...durations].sort(([, one], [, other]) => other - one).slice(0, shown);
      for (const [file, durationMs] of slowest) {
        process.stdout.write(`${durationMs} ms ${relative(process.cwd(), file)}\n`);
      }
      const { passes, failures, pending } = this.stats;
      const skipped = pending > 0 ? `, ${pending} skipped` : "";
      process.stdout.write(`${passes} passed, ${failures} failed${skipped}\n`);
    });
  }
}
