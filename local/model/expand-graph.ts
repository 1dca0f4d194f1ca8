/**
 * Adds the parts of APIs that are not resources of the program.
 *
 * @module
 */
import type { Graph, GraphNode } from "../program/graph.ts";
import type { Findings } from "./findings.ts";
import { httpApiParts } from "./http-api-parts.ts";
import { restApiParts } from "./rest-api-parts.ts";
import { restComponentParts } from "./rest-component-parts.ts";

/** What makes the parts of a resource, by its type. */
const expanders: Readonly<
  Record<
    string,
    (node: GraphNode, findings: Findings, nodes: readonly GraphNode[]) => readonly GraphNode[]
  >
> = {
  "aws-apigateway:index:RestAPI": restComponentParts,
  "aws:apigateway/restApi:RestApi": restApiParts,
  "aws:apigatewayv2/api:Api": httpApiParts,
};

/** A graph with the parts of each resource right after it. */
export function expandGraph(graph: Graph, findings: Findings): Graph {
  const nodes = graph.nodes.flatMap((node) => {
    const expand = Object.hasOwn(expanders, node.type) ? expanders[node.type] : undefined;
    return expand === undefined || node.external
      ? [node]
      : [node, ...expand(node, findings, graph.nodes)];
  });
  return { ...graph, nodes };
}
