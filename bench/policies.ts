/**
 * The claim: `npm run policy -- --stack prod` takes at most 2.5 seconds of a processor.
 *
 * @module
 */
import { join } from "node:path";
import process from "node:process";
import { startEvaluator } from "../local/policy/evaluate-graph.ts";
import { evaluate } from "../local/program/evaluate.ts";
import { readStack } from "../local/program/stack-file.ts";
import { timeOfChild } from "./child-time.ts";
import { type Claim, compare, interleaved } from "./figures.ts";

const node = ["--import", "./scripts/require-node.mjs"];
const command = [...node, "local/bin/touchline.mjs", "policy", "--stack", "prod"];

/** Measures it. */
export async function policies({ rounds = 5 } = {}): Promise<readonly Claim[]> {
  return [await wholeCommand(rounds), await itsParts(rounds)];
}

/** The command as npm runs it. Fills the compile cache once, uncounted. */
async function wholeCommand(rounds: number): Promise<Claim> {
  const floor = "node, nothing to run";
  const ours = "npm run policy -- --stack prod";
  const waits: number[] = [];
  const whole = async () => {
    const { wallMs, processorMs } = await timeOfChild(command);
    waits.push(wallMs);
    return processorMs;
  };
  await whole();
  const samples = await interleaved(rounds, [
    async () => (await timeOfChild([...node, "--eval", ""])).processorMs,
    whole,
  ]);
  const waitMs = compare([ours], [waits.slice(1)], (value) => `${Math.round(value)} ms`);
  return {
    title: "The command for the policies",
    figures: compare([floor, ours], samples, (value) => `${Math.round(value)} ms`),
    goals: [
      {
        what: "`npm run policy -- --stack prod`, processor time",
        ours,
        floor,
        direction: "at most",
        limit: 2_500,
        reason:
          "three processes load the SDK; the SDK calls each of 282 policies for each of 390 resources, and copies options, provider and dependencies for each call",
      },
    ],
    note: `Time of all processors, of the command and its child processes, without the start of npm; a person waited ${waitMs[0]?.value}. Median of ${rounds} rounds.`,
  };
}

async function itsParts(rounds: number): Promise<Claim> {
  const root = process.cwd();
  const stack = await readStack(root, "prod");
  const graph = await evaluate(root, stack);
  const evaluator = await startEvaluator(join(root, "policies"), stack, {});
  try {
    const { policies: count } = evaluator;
    const samples = await interleaved(rounds, [
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
        samples,
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
