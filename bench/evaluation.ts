/**
 * The claim: the time to evaluate the program is linear in its Regions.
 *
 * @module
 */
import process from "node:process";
import { regionNames } from "../aws/regions.ts";
import { evaluate } from "../local/program/evaluate.ts";
import { readStack } from "../local/program/stack-file.ts";
import { type Claim, compare, interleaved } from "./figures.ts";

/** How many Regions a stack has. */
const sizes = [2, 10, 30];

/** Measures it. */
export async function evaluation({ rounds = 5 } = {}): Promise<Claim> {
  const stack = await readStack(process.cwd(), "dev");
  const home = stack.config["touchline:homeRegion"] ?? "";
  const others = regionNames.filter((region) => region !== home);
  const resources: number[] = [];
  const samples = await interleaved(
    rounds,
    sizes.map((size, index) => async () => {
      const regions = JSON.stringify([home, ...others.slice(0, size - 1)]);
      const config = { ...stack.config, "touchline:regions": regions };
      const startedMs = performance.now();
      const { nodes } = await evaluate(process.cwd(), { ...stack, config });
      resources[index] = nodes.length;
      return performance.now() - startedMs;
    }),
  );
  const names = sizes.map((size, index) => `${size} Regions, ${resources[index]} resources`);
  return {
    title: "Evaluating the program",
    figures: compare(names, samples, (value) => `${Math.round(value)} ms`),
    goals: [
      {
        what: `Evaluating the program with ${sizes.at(-1)} Regions`,
        ours: names.at(-1) ?? "",
        floor: names[0] ?? "",
        of: "floor",
        direction: "at most",
        limit: 3,
      },
    ],
    note: `In a child process, as npm start does; median of ${rounds} rounds.`,
  };
}
