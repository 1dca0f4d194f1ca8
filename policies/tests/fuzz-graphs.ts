/**
 * `npm run fuzz:graphs -- 10000`: evaluates every rule on so many broken copies of `prod`. Stops at the first with a fault,
 * and prints it.
 *
 * @module
 */
import process from "node:process";
import fc from "fast-check";
import { evaluateBroken, firedShare, generatedBreaks } from "./broken-graphs.ts";

const [given = "100", seed = "1", ...others] = process.argv.slice(2);
const numRuns = Number(given);

if (!(Number.isInteger(numRuns) && numRuns > 0) || !/^\d+$/.test(seed) || others.length > 0) {
  process.stderr.write("usage: npm run fuzz:graphs -- GRAPHS [SEED], default 100 and 1\n");
  process.exitCode = 2;
} else {
  const fired = new Set<string>();
  await fc.assert(
    fc.asyncProperty(generatedBreaks, async (breaks) => {
      const { found, faults } = await evaluateBroken(breaks);
      if (faults.length > 0) {
        throw new Error(faults.join("\n"));
      }
      for (const { rule } of found) {
        fired.add(rule);
      }
    }),
    { numRuns, seed: Number(seed), endOnFailure: true },
  );
  process.stdout.write(`${numRuns} graphs, ${firedShare(fired)} reported something\n`);
}
