/**
 * What the readers of REST APIs share.
 *
 * @module
 */
import type { Graph, GraphNode } from "../program/graph.ts";
import type { LambdaTarget } from "../services/lambda/alias-routing.ts";
import type { FunctionPolicies } from "../services/lambda/function-policy.ts";
import type { Findings } from "./findings.ts";

/** Parts of all APIs, as they are declared beside each other. */
export interface RestParts {
  readonly graph: Graph;
  /** What may be invoked, by ARN. */
  readonly targets: ReadonlyMap<string, LambdaTarget>;
  readonly policies: FunctionPolicies;
  readonly findings: Findings;
}

/** Parts of a kind that name an API. */
export function partsOf(api: GraphNode, type: string, { graph }: RestParts): readonly GraphNode[] {
  return graph.nodes.filter(
    (node) =>
      node.type === type &&
      (node.inputs["restApi"] === api.id || node.inputs["restApiId"] === api.id),
  );
}
