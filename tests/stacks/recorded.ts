/**
 * The program as it stands, evaluated from its stack files: once a stack, for all tests.
 *
 * @module
 */
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { title } from "../../components/tests/recording.ts";
import { evaluate } from "../../local/program/evaluate.ts";
import type { Graph } from "../../local/program/graph.ts";
import { readStack } from "../../local/program/stack-file.ts";

/** The folder of the project. */
export const root = join(import.meta.dirname, "../..");

/** What the program is made of, relative to its root: enough to evaluate it in another folder. */
export const programParts = [
  "index.ts",
  "config.ts",
  "aws",
  "config",
  "components",
  "facade",
  "functions",
  "site",
  "data",
] as const;

/** The stacks that have a file. */
export const stackNames = ["dev", "prod"] as const;

/** One of them. */
export type StackName = (typeof stackNames)[number];

const recorded = new Map<string, Promise<Graph>>();

/** What a stack declares. */
export function recordedStack(stack: StackName): Promise<Graph> {
  const graph = recorded.get(stack) ?? evaluateStack(root, stack);
  recorded.set(stack, graph);
  return graph;
}

/** What a stack of a project declares, evaluated anew. */
export async function evaluateStack(folder: string, stack: string): Promise<Graph> {
  return evaluate(folder, await readStack(folder, stack));
}

/**
 * What `dev` would declare with other settings: the program as it is, with a stack file of its own.
 *
 * @param settings By name, without the project's; a value is written as JSON, which YAML understands.
 */
export async function evaluateVariant(settings: Readonly<Record<string, unknown>>): Promise<Graph> {
  const folder = mkdtempSync(join(tmpdir(), "variant-"));
  try {
    symlinkSync(join(root, "Pulumi.yaml"), join(folder, "Pulumi.yaml"));
    const lines = Object.entries(settings).map(
      ([key, value]) => `  touchline:${key}: ${JSON.stringify(value)}\n`,
    );
    const own = readFileSync(join(root, "Pulumi.dev.yaml"), "utf8");
    writeFileSync(join(folder, "Pulumi.dev.yaml"), `${without(own, settings)}${lines.join("")}`);
    return await evaluate(root, await readStack(folder, "dev"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A stack file without some of its settings, each of which goes on to the next. */
function without(text: string, settings: Readonly<Record<string, unknown>>): string {
  return Object.keys(settings).reduce(
    (left, key) => left.replace(new RegExp(`^ {2}touchline:${key}:.*\\n(?: {4}.*\\n)*`, "m"), ""),
    text,
  );
}

/**
 * Titles of what differs between two graphs: changed, added or gone. Resources are told apart by name:
 * in which order those are registered that do not wait for each other is chance.
 */
export function differences(one: Graph, other: Graph): readonly string[] {
  const ours = textsByUrn(one);
  const theirs = textsByUrn(other);
  return [...new Set([...ours.keys(), ...theirs.keys()])]
    .filter((urn) => ours.get(urn) !== theirs.get(urn))
    .map(title)
    .sort();
}

function textsByUrn({ nodes }: Graph): ReadonlyMap<string, string> {
  return new Map(nodes.map((node) => [node.urn, JSON.stringify(node)]));
}
