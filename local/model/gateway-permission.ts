/**
 * What is listed of functions that API Gateway may not invoke.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-apigateway.html
 * @module
 */
import type { GraphNode } from "../program/graph.ts";
import type { Findings } from "./findings.ts";

/** Lists an integration whose requests fail because its function has no permission for them. */
export function listNoPermission(
  node: GraphNode,
  property: string,
  functionArn: string,
  findings: Findings,
): void {
  findings.list(
    node,
    property,
    `${functionArn} has no permission that lets API Gateway invoke it: requests get 500, as on AWS`,
  );
}
