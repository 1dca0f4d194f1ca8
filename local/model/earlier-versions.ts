/**
 * Versions of functions that an earlier deployment published, and that aliases or distributions still call.
 *
 * @module
 */
import type { Graph, GraphNode, Value } from "../program/graph.ts";
import { asBag, isAsset, isBag } from "../program/values.ts";
import type { Findings } from "./findings.ts";

const aliasType = "aws:lambda/alias:Alias";
const distributionType = "aws:cloudfront/distribution:Distribution";

/**
 * @param published Versions of all deployments.
 * @returns those that the graph does not declare, and calls.
 */
export function earlierVersions(
  graph: Graph,
  published: readonly GraphNode[],
  findings: Findings,
): readonly GraphNode[] {
  const arnOf = ({ outputs }: GraphNode) => String(outputs["qualifiedArn"]);
  const declared = new Set(graph.nodes.map(arnOf));
  const called = new Set(graph.nodes.flatMap(calledBy));
  const earlier = published.filter((node) => called.has(arnOf(node)) && !declared.has(arnOf(node)));
  for (const node of earlier.filter(({ inputs }) => hasFiles(inputs["code"]))) {
    const why = "the code of an earlier version is read from the files as they are now";
    findings.list(node, "code", why);
  }
  return earlier;
}

/** ARNs of versions. */
function calledBy({ type, inputs, outputs }: GraphNode): readonly string[] {
  if (type === aliasType) {
    const arn = String(outputs["arn"]);
    const weights = asBag(asBag(inputs["routingConfig"])?.["additionalVersionWeights"]) ?? {};
    const numbers = [String(inputs["functionVersion"]), ...Object.keys(weights)];
    return numbers.map((number) => `${arn.slice(0, arn.lastIndexOf(":"))}:${number}`);
  }
  return type === distributionType ? lambdaArns(inputs) : [];
}

function lambdaArns(value: Value): readonly string[] {
  if (Array.isArray(value)) {
    return value.flatMap(lambdaArns);
  }
  return isBag(value)
    ? Object.entries(value).flatMap(([key, item]) =>
        key === "lambdaArn" ? [String(item)] : lambdaArns(item),
      )
    : [];
}

function hasFiles(code: Value | undefined): boolean {
  if (!isAsset(code)) {
    return false;
  }
  return code.asset === "archive"
    ? Object.values(code.assets).some(hasFiles)
    : code.asset !== "text";
}
