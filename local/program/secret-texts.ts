/**
 * The secrets of a program, to be masked wherever they have gone.
 *
 * @module
 */
import type { Graph, Properties } from "./graph.ts";
import { strings } from "./property-path.ts";

/** The texts below the secret paths of inputs and outputs; an empty one hides nothing. */
export function secretTexts(graph: Graph): readonly string[] {
  const known = found.get(graph) ?? findSecrets(graph);
  found.set(graph, known);
  return known;
}

/** Those of graphs that were asked for: a graph does not change. */
const found = new WeakMap<Graph, readonly string[]>();

function findSecrets({ nodes, outputs, secretOutputs }: Graph): readonly string[] {
  const texts = [
    ...nodes.flatMap(({ inputs, secrets }) => textsBelow(inputs, secrets)),
    ...nodes.flatMap((node) => textsBelow(node.outputs, node.options.additionalSecretOutputs)),
    ...textsBelow(outputs, secretOutputs),
  ];
  return [...new Set(texts)].filter((text) => text !== "");
}

function textsBelow(bag: Properties, paths: readonly string[]): readonly string[] {
  return [...strings(bag)]
    .filter(({ path }) => paths.some((secret) => path.startsWith(secret)))
    .map(({ text }) => text);
}
