/**
 * Permissions to invoke functions.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
 * @module
 */
import { accountId } from "../account-id.ts";
import type { Graph, GraphNode, Properties } from "../program/graph.ts";
import type { Condition } from "../services/iam/condition.ts";
import type { FunctionPolicies, FunctionStatement } from "../services/lambda/function-policy.ts";
import type { Findings } from "./findings.ts";
import { Reader } from "./property-reader.ts";

/** Reads every `aws:lambda/permission:Permission`. */
export function readFunctionPolicies(graph: Graph, findings: Findings): FunctionPolicies {
  const policies = new Map<string, readonly FunctionStatement[]>();
  for (const node of graph.nodes) {
    if (node.type === "aws:lambda/permission:Permission" && !node.external) {
      const { arn, statement } = readPermission(node, findings);
      policies.set(arn, [...(policies.get(arn) ?? []), statement]);
    }
  }
  return policies;
}

function readPermission(
  node: GraphNode,
  findings: Findings,
): { readonly arn: string; readonly statement: FunctionStatement } {
  const inputs = Reader.inputs(node, findings);
  const principal = inputs.text("principal");
  const isService = /\.(?:amazonaws\.com|amazon\.com)(?:\.cn)?$/.test(principal);
  const arn = arnOf(inputs.text("function"), inputs.optionalText("qualifier"), node.region ?? "");
  return {
    arn,
    statement: {
      effect: "Allow",
      principals: {
        everyone: principal === "*",
        aws: isService || principal === "*" ? [] : [principal],
        services: isService ? [principal] : [],
      },
      actions: [inputs.text("action")],
      resources: [arn],
      conditions: conditionsOf(node.inputs),
      authType: inputs.optionalText("functionUrlAuthType"),
    },
  };
}

/** The properties that a request must match. */
const conditionKeys = [
  ["sourceArn", "ArnLike", "aws:sourcearn"],
  ["sourceAccount", "StringEquals", "aws:sourceaccount"],
] as const;

function conditionsOf(inputs: Properties): readonly Condition[] {
  return conditionKeys.flatMap(([property, operator, key]) => {
    const value = inputs[property];
    return typeof value === "string" ? [{ operator, key, values: [value] }] : [];
  });
}

/** The ARN of a function that is given by name, by name and qualifier, or by ARN. */
function arnOf(given: string, qualifier: string | undefined, region: string): string {
  const base = given.startsWith("arn:")
    ? given
    : `arn:aws:lambda:${region}:${accountId}:function:${given}`;
  return qualifier === undefined || qualifier === "$LATEST" ? base : `${base}:${qualifier}`;
}
