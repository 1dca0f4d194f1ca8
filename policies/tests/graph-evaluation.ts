/**
 * Graphs evaluated by every rule, in this process.
 *
 * @module
 */
import type { GraphNode } from "../../local/program/graph.ts";
import type { StackConfig } from "../../local/program/stack-config.ts";
import { readStack } from "../../local/program/stack-file.ts";
import { recordedStack, root } from "../../tests/stacks/recorded.ts";
import type { GivenSettings } from "../rule.ts";
import { rules } from "../rules.ts";
import { asRecorded, type EngineShape } from "./engine-shapes.ts";
import { Draft } from "./graph-draft.ts";
import { resourceBefore, stackAfter } from "./recorded-resources.ts";
import { type FoundBy, findingsBy } from "./stack-evaluation.ts";

/** A policy configuration: settings of rules, by their names. */
type Policies = Readonly<Record<string, GivenSettings>>;

/**
 * What all rules find.
 *
 * @param alone Nodes to evaluate before they are made. @default all of them
 */
export async function findingsInGraph(
  nodes: readonly GraphNode[],
  { project, stack, config }: Pick<StackConfig, "project" | "stack" | "config">,
  policies: Policies = {},
  alone: readonly GraphNode[] = nodes.filter(({ external }) => !external),
): Promise<readonly FoundBy[]> {
  const facts = { project, stack, config, nowMs: () => Date.UTC(2026, 10, 28) };
  const found: FoundBy[] = [];
  for (const subject of [...alone.map(resourceBefore), stackAfter(nodes)]) {
    for (const rule of rules) {
      found.push(...(await findingsBy(rule, subject, policies[rule.name] ?? {}, facts)));
    }
  }
  return found;
}

/**
 * What all rules find in the recorded stack `prod`, broken in some way. Of single resources only those are evaluated
 * that are not as recorded: that the others pass is tested by itself.
 *
 * @param settings Settings of the stack that are not as in its file.
 * @param shape What an engine makes of the broken graph. @default nothing
 */
export async function findingsInMutation(
  breaks: (draft: Draft) => void,
  policies: Policies = {},
  settings: Readonly<Record<string, string>> = {},
  shape: EngineShape = asRecorded,
): Promise<readonly FoundBy[]> {
  const draft = new Draft(await recordedStack("prod"));
  breaks(draft);
  const stack = await readStack(root, "prod");
  const config = { ...stack.config, ...settings };
  const nodes = shape(draft.nodes);
  const touched = new Set(draft.touched.map(({ urn }) => urn));
  const alone = nodes.filter(({ urn }) => touched.has(urn));
  return findingsInGraph(nodes, { ...stack, config }, policies, alone);
}
