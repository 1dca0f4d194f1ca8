/**
 * The program, evaluated from its stack files: once per stack and process.
 *
 * @module
 */
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { title } from "../../components/tests/recording.ts";
import { evaluate } from "../../local/program/evaluate.ts";
import type { Graph } from "../../local/program/graph.ts";
import { readStack } from "../../local/program/stack-file.ts";
import { oncePerKey } from "../once-per-key.ts";
import { changedStackFile, type Settings } from "../stack-files.ts";

/** The root of the repository. */
export const root = join(import.meta.dirname, "../..");

/** Files and folders of the program, relative to its root: enough to evaluate a copy of it. */
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

/** The Regions of a stack, as its file lists them. */
export function regionsOf(stack: StackName): readonly string[] {
  return parse(readFileSync(join(root, `Pulumi.${stack}.yaml`), "utf8")).config[
    "touchline:regions"
  ];
}

/** Those that have a replica of the season: all but the home Region. */
export function replicaRegionsOf(stack: StackName): readonly string[] {
  return regionsOf(stack).slice(1);
}

/** What a stack declares. */
export const recordedStack = oncePerKey((stack: StackName) => evaluateStack(root, stack));

/** Settings of `npm start`: with the desk, and with people who sign in. */
const served = { desk: "true", signInSender: "results@touchline.example" };

/** What a stack of a project declares, evaluated anew, as `npm start` serves it. */
export async function evaluateStack(folder: string, stack: string): Promise<Graph> {
  return evaluate(folder, await readStack(folder, stack, { config: served }), { strict: true });
}

/**
 * What `dev` would declare with other settings, and with the desk and the sign-in API if they do not say otherwise.
 *
 * @param stack The name of the stack, on which physical names depend.
 */
export async function evaluateVariant(settings: Settings, stack = "dev"): Promise<Graph> {
  const folder = mkdtempSync(join(tmpdir(), "variant-"));
  try {
    symlinkSync(join(root, "Pulumi.yaml"), join(folder, "Pulumi.yaml"));
    const own = readFileSync(join(root, "Pulumi.dev.yaml"), "utf8");
    writeFileSync(
      join(folder, `Pulumi.${stack}.yaml`),
      changedStackFile(own, { desk: true, signInSender: senderOf(settings), ...settings }),
    );
    return await evaluate(root, await readStack(folder, stack), { strict: true });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A sender of the domain, which the settings require. */
function senderOf({ domain, tokenKeySet }: Settings): string {
  if (tokenKeySet !== undefined) {
    return "";
  }
  return typeof domain === "string" ? `results@${domain}` : served.signInSender;
}

/**
 * Titles of what differs between two graphs: changed, added or removed. Resources are compared by name, since
 * independent ones are registered in any order.
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
