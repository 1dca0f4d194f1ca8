/**
 * Mocha's spec report, closed by one plain line that a machine can read: `N passed, N failed`.
 *
 * @module
 */
import process from "node:process";
import Mocha from "mocha";

// Mocha takes a reporter from the default export and in no other way.
// biome-ignore lint/style/noDefaultExport: see above
export default class PlainTotals extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats;
      const skipped = pending > 0 ? `, ${pending} skipped` : "";
      process.stdout.write(`${passes} passed, ${failures} failed${skipped}\n`);
    });
  }
}
