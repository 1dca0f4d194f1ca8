/**
 * Nodes of a graph, written by hand, to be sent to a pack.
 *
 * @module
 */
import type { GraphNode } from "../../local/program/graph.ts";

/** The default type. */
export const topicType = "aws:sns/topic:Topic";

/** A topic under a provider for eu-west-1. Its outputs are its inputs and an ARN. */
export function wireNode(
  inputs: GraphNode["inputs"] = {},
  changes: Partial<GraphNode> = {},
): GraphNode {
  const { name = "topic", type = topicType } = changes;
  return {
    urn: `urn:pulumi:test::touchline::${type}::${name}`,
    type,
    name,
    custom: true,
    external: false,
    parent: "",
    inputs,
    outputs: { ...inputs, arn: `arn:${name}` },
    id: `${name}-id`,
    secrets: [],
    options: {
      protect: true,
      retainOnDelete: false,
      deleteBeforeReplace: undefined,
      ignoreChanges: ["tags"],
      replaceOnChanges: [],
      additionalSecretOutputs: [],
      aliases: [],
      customTimeouts: { create: 0, update: 0, delete: 0 },
    },
    provider: {
      urn: "urn:pulumi:test::touchline::pulumi:providers:aws::aws",
      name: "aws",
      type: "pulumi:providers:aws",
      inputs: { region: "eu-west-1" },
    },
    region: "eu-west-1",
    dependencies: [],
    propertyDependencies: {},
    ...changes,
  };
}
