/**
 * The stacks whose costs docs/costs.md states.
 *
 * @module
 */
import { evaluate } from "../../local/program/evaluate.ts";
import type { Graph } from "../../local/program/graph.ts";
import { readStack } from "../../local/program/stack-file.ts";

/** Evaluates them. */
export async function costedStacks(root: string): Promise<ReadonlyMap<string, Graph>> {
  const graphOf = async (stack: string, config: Readonly<Record<string, string>> = {}) =>
    evaluate(root, await readStack(root, stack, { config }));
  return new Map([
    ["dev without the desk", await graphOf("dev", { desk: "false" })],
    ["dev with the desk", await graphOf("dev", { desk: "true" })],
    ["prod", await graphOf("prod")],
  ]);
}
