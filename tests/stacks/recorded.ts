/**
 * The program as it stands, evaluated from its stack files: once a stack, for all tests.
 *
 * @module
 */
import { join } from "node:path";
import { evaluate } from "../../local/program/evaluate.ts";
import type { Graph } from "../../local/program/graph.ts";
import { readStack } from "../../local/program/stack-file.ts";

/** The folder of the project. */
export const root = join(import.meta.dirname, "../..");

/** The stacks that have a file. */
export const stackNames = ["dev", "prod"] as const;

const recorded = new Map<string, Promise<Graph>>();

/** What a stack declares. */
export function recordedStack(stack: (typeof stackNames)[number]): Promise<Graph> {
  const graph = recorded.get(stack) ?? evaluateStack(root, stack);
  recorded.set(stack, graph);
  return graph;
}

/** What a stack of a project declares, evaluated anew. */
export async function evaluateStack(folder: string, stack: string): Promise<Graph> {
  return evaluate(folder, await readStack(folder, stack));
}
