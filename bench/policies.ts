/**
 * The claim: evaluating the policy pack on `prod` takes less than five seconds.
 *
 * @module
 */
import { join } from "node:path";
import process from "node:process";
import { startEvaluator } from "../local/policy/evaluate-graph.ts";
import { evaluate } from "../local/program/evaluate.ts";
import { readStack } from "../local/program/stack-file.ts";
import { type Claim, compare, interleaved } from "./figures.ts";

/** Measures it. */
export async function policies({ rounds = 5 } = {}): Promise<Claim> {
  const root = process.cwd();
  const stack = await readStack(root, "prod");
  const graph = await evaluate(root, stack);
  const evaluator = await startEvaluator(join(root, "policies"), stack, {});
  try {
    const { policies: count } = evaluator;
    const values = await interleaved(rounds, [
      () => timed(() => evaluate(root, stack)),
      () => timed(async () => (await startEvaluator(join(root, "policies"), stack, {})).stop()),
      () => timed(() => evaluator.evaluate(graph)),
    ]);
    return {
      title: "Policies without an engine",
      figures: compare(
        [
          `evaluating prod, ${graph.nodes.length} resources`,
          `starting the pack, ${count} policies`,
          "evaluating the policies on prod, every resource and the stack",
        ],
        values,
        (value) => `${Math.round(value)} ms`,
      ),
      note: `\`npm run policy -- --stack prod\` evaluates the program while the pack starts, then evaluates the policies; median of ${rounds} rounds.`,
    };
  } finally {
    evaluator.stop();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}
