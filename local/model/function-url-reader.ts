/**
 * Function URLs of the program.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html
 * @module
 */
import { functionUrlOrigins } from "../../aws/cors-origins.ts";
import { accountId } from "../account-id.ts";
import type { Graph, GraphNode } from "../program/graph.ts";
import type { FunctionUrl } from "../services/function-url/function-url.ts";
import type { LambdaTarget } from "../services/lambda/alias-routing.ts";
import { readHttpCors } from "./cors-origins-reader.ts";
import type { Findings } from "./findings.ts";
import { Reader } from "./property-reader.ts";

/** Reads every `aws:lambda/functionUrl:FunctionUrl`. @param targets What may be invoked, by ARN. */
export function readFunctionUrls(
  graph: Graph,
  targets: ReadonlyMap<string, LambdaTarget>,
  findings: Findings,
): readonly FunctionUrl[] {
  return graph.nodes
    .filter(({ type, external }) => type === "aws:lambda/functionUrl:FunctionUrl" && !external)
    .flatMap((node) => readFunctionUrl(node, targets, findings));
}

function readFunctionUrl(
  node: GraphNode,
  targets: ReadonlyMap<string, LambdaTarget>,
  findings: Findings,
): readonly FunctionUrl[] {
  const inputs = Reader.inputs(node, findings);
  const outputs = Reader.outputs(node, findings);
  const region = outputs.text("region", node.region);
  const authType = inputs.oneOf("authorizationType", ["NONE", "AWS_IAM"]);
  const qualifier = inputs.optionalText("qualifier");
  const functionArn = outputs.text("functionArn");
  const target = targets.get(qualifier === undefined ? functionArn : `${functionArn}:${qualifier}`);
  if (target === undefined) {
    inputs.foreign("functionName", "must be a function of this program");
    return [];
  }
  const timeoutMs = target.versions[0].version.timeoutSeconds * 1000 + 1000;
  const cors = inputs.has("cors")
    ? readHttpCors(inputs.object("cors"), functionUrlOrigins)
    : undefined;
  const streams =
    inputs.oneOf("invokeMode", ["BUFFERED", "RESPONSE_STREAM"], "BUFFERED") !== "BUFFERED";
  const id = outputs.text("urlId");
  return [{ id, name: node.name, accountId, region, target, authType, cors, streams, timeoutMs }];
}
