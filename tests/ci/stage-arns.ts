/**
 * What IAM is asked about the resources of a stack: ARNs, actions and tags.
 *
 * @module
 */
import assert from "node:assert/strict";
import { deployerActions } from "../../aws/deployer-actions.ts";
import type { Graph, GraphNode } from "../../local/program/graph.ts";

/** One action on one resource. */
export interface Call {
  readonly type: string;
  readonly action: string;
  readonly arn: string;
  /** Condition keys of the resource, and of the request. */
  readonly context: Readonly<Record<string, string>>;
}

/** Inputs that name the resource which a part belongs to, by type; the part has the ARN and the tags of that. */
const wholes: readonly (readonly [type: RegExp, input: string])[] = [
  [/^aws:apigateway\/(?!restApi:|account:)/, "restApi"],
  [/^aws:apigateway\/restApiPolicy:/, "restApiId"],
  [/^aws:apigatewayv2\/(?!api:|domainName:)/, "apiId"],
  [/^aws:iam\/rolePolic/, "role"],
  [/^aws:lambda\/(alias|eventSourceMapping):/, "functionName"],
  [/^aws:lambda\/permission:/, "function"],
  [/^aws:lb\/targetGroupAttachment:/, "targetGroupArn"],
  [/^aws:s3\/(?!bucket:|bucketObjectv2:|objectCopy:)/, "bucket"],
  [/^aws:secretsmanager\/secretVersion:/, "secretId"],
  [/^aws:sns\/topicPolicy:/, "arn"],
  [/^aws:sqs\/queuePolicy:/, "queueUrl"],
  [/^aws:vpc\/securityGroup\w+Rule:/, "securityGroupId"],
  [/^aws:wafv2\/webAclLoggingConfiguration:/, "resourceArn"],
  [/^aws:cloudwatch\/logResourcePolicy:/, "resourceArn"],
];

/** The resource that a node is, or belongs to. */
function wholeOf(node: GraphNode, graph: Graph): GraphNode {
  const input = wholes.filter(([type]) => type.test(node.type)).at(-1)?.[1];
  if (input === undefined) {
    return node;
  }
  const named = String(node.inputs[input]);
  const found = graph.nodes.find(
    ({ id, outputs }) =>
      outputs["arn"] !== undefined && [id, outputs["arn"], outputs["name"]].includes(named),
  );
  return found ?? assert.fail(`${node.type} ${node.name}: ${input} ${named} is no resource`);
}

function arnOf(node: GraphNode): string {
  const { arn } = node.outputs;
  if (typeof arn === "string") {
    return arn;
  }
  switch (node.type) {
    case "aws:s3/objectCopy:ObjectCopy":
      return `arn:aws:s3:::${node.id}`;
    case "aws:apigateway/account:Account":
      return `arn:aws:apigateway:${node.region}::/account`;
    case "aws:cloudwatch/dashboard:Dashboard":
      return `arn:aws:cloudwatch::000000000000:dashboard/${node.inputs["dashboardName"] ?? node.id}`;
    case "aws:cloudwatch/queryDefinition:QueryDefinition":
      return "*";
    case "awsx:ec2:Vpc":
      return `arn:aws:ec2:${node.region}:000000000000:vpc/vpc-0123456789abcdef0`;
    default:
      return assert.fail(`${node.type} ${node.name} has no ARN`);
  }
}

/**
 * Actions that IAM evaluates without a resource, so that neither names nor tags limit them.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const withoutResource =
  /^(?:(?:ec2|elasticloadbalancing):Describe|logs:(?:\w+LogDelivery|ListLogDeliveries|\w+ResourcePolic|\w+QueryDefinition|DescribeDeliveries)|sts:)/;

/** Every action that a deployment of a stack makes, on the resource that it is about. */
export function callsOf(graph: Graph): readonly Call[] {
  const tags = {
    "aws:resourcetag/project": graph.project,
    "aws:resourcetag/stack": graph.stack,
  };
  const untagged = { "aws:resourcetag/project": "", "aws:resourcetag/stack": "" };
  return graph.nodes
    .filter(({ type }) => deployerActions.value[type] !== undefined && /^awsx?:/.test(type))
    .flatMap((node) => {
      const whole = wholeOf(node, graph);
      const arn = arnOf(whole);
      const isTagged =
        node.type === "awsx:ec2:Vpc" || Object.keys(whole.outputs["tagsAll"] ?? {}).length > 0;
      const context = {
        ...(isTagged ? tags : untagged),
        "lambda:functionarn": arn,
      };
      return actionsOf(node.type).map((action) =>
        withoutResource.test(action)
          ? { type: node.type, action, arn: "*", context: untagged }
          : { type: node.type, action, arn, context },
      );
    });
}

/** Actions that a deployment makes for a type, with those that take no resource. */
function actionsOf(type: string): readonly string[] {
  const of = deployerActions.value[type];
  assert.ok(of !== undefined, type);
  const { service, create, read, update, anywhere, belonging } = of;
  const names = [create, read, update, of.delete, anywhere, belonging?.actions]
    .join(" ")
    .split(" ");
  return [
    ...new Set([
      ...names.filter(Boolean).map((name) => (name.includes(":") ? name : `${service}:${name}`)),
      ...(type === "aws:iam/role:Role" ? ["iam:PassRole"] : []),
    ]),
  ];
}
