/**
 * The secrets of a program, to be masked wherever they have gone.
 *
 * @module
 */
import type { Graph, Properties } from "./graph.ts";
import { strings } from "./property-path.ts";

/** The texts below the secret paths of inputs and outputs; an empty one hides nothing. */
export function secretTexts({ nodes, outputs, secretOutputs }: Graph): readonly string[] {
  const found = [
    ...nodes.flatMap(({ inputs, secrets }) => textsBelow(inputs, secrets)),
    ...nodes.flatMap((node) => textsBelow(node.outputs, node.options.additionalSecretOutputs)),
    ...textsBelow(outputs, secretOutputs),
  ];
  return [...new Set(found)].filter((text) => text !== "");
}

function textsBelow(bag: Properties, paths: readonly string[]): readonly string[] {
  return [...strings(bag)]
    .filter(({ path }) => paths.some((secret) => path.startsWith(secret)))
    .map(({ text }) => text);
}
