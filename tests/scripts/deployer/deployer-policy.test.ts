/**
 * The policies of whoever deploys: every type of the graph has its actions, and nothing else is there.
 *
 * @module
 */
import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import { deployerActions } from "../../../aws/deployer-actions.ts";
import type { Graph } from "../../../local/program/graph.ts";
import {
  DeployerError,
  deployerPolicies,
  type Statement,
} from "../../../scripts/deployer/deployer-policy.ts";
import { evaluateVariant, recordedStack } from "../../stacks/recorded.ts";

const statements = (graph: Graph): readonly Statement[] =>
  deployerPolicies(graph).flatMap((document) => document.Statement);
const actions = (graph: Graph) => new Set(statements(graph).flatMap(({ Action }) => Action));
const withTypes = (graph: Graph, keep: (type: string) => boolean): Graph => ({
  ...graph,
  nodes: graph.nodes.filter(({ type }) => keep(type)),
});

/** Every action of a type, as a policy has it. */
function actionsOf(type: string): readonly string[] {
  const of = deployerActions.value[type];
  assert.ok(of !== undefined, type);
  const { create, read, update, anywhere, belonging } = of;
  const named = [create, read, update, of.delete, anywhere, belonging?.actions]
    .join(" ")
    .split(" ");
  return [
    ...named.filter(Boolean).map((name) => (name.includes(":") ? name : `${of.service}:${name}`)),
    ...(of.passesRole ? ["iam:PassRole"] : []),
    ...(of.linkedRoles ? ["iam:CreateServiceLinkedRole"] : []),
  ];
}

const own = {
  domain: "rugby.example.org",
  hostedZoneId: "Z0123456789ABCDEFGHIJ",
  desk: true,
  regions: ["eu-west-1", "us-east-1"],
  alarmSubscribers: ["on-call@rugby.example.org"],
};

describe("the policies of a deployer", () => {
  const graphs = new Map<string, Graph>();
  before(async () => {
    graphs.set("dev", await recordedStack("dev"));
    graphs.set("prod", await recordedStack("prod"));
    graphs.set("edge", await evaluateVariant(own));
    graphs.set("whole", await evaluateVariant({ ...own, staging: "weight", networkLogs: true }));
    graphs.set("latency", await evaluateVariant({ ...own, routing: "latency", residency: [] }));
  });

  for (const title of ["dev", "prod", "edge", "whole", "latency"]) {
    it(`allow the actions of each type of the graph, and no other: ${title}`, () => {
      const graph = graphs.get(title) ?? assert.fail(title);
      const types = [...new Set(graph.nodes.map(({ type }) => type))].filter((type) =>
        /^(awsx?|pulumi:providers):/.test(type),
      );
      assert.ok(types.length > 40);
      assert.deepEqual([...actions(graph)].sort(), [...new Set(types.flatMap(actionsOf))].sort());
    });

    it(`are managed policies within 6,144 characters, at most ten of them: ${title}`, () => {
      const documents = deployerPolicies(graphs.get(title) ?? assert.fail(title));
      assert.ok(documents.length <= 10);
      for (const document of documents) {
        assert.ok(JSON.stringify(document).length <= 6_144);
      }
    });
  }

  it("are known for no type that no stack has", () => {
    const declared = new Set(
      [...graphs.values()].flatMap(({ nodes }) => nodes.map(({ type }) => type)),
    );
    assert.deepEqual(
      Object.keys(deployerActions.value).filter((type) => !declared.has(type)),
      [],
    );
  });

  it("change other stacks' buckets, functions, roles, secrets, topics and zones in no way", () => {
    for (const { Action, Resource, Condition } of statements(graphs.get("edge") ?? assert.fail())) {
      const limits = Object.values(Condition?.["ArnLike"] ?? {}).flat();
      const changing = Action.filter(
        (action) =>
          /^(s3|lambda|iam|secretsmanager|sns|sqs):/.test(action) &&
          !/:(Get|List|EnableReplication|DisableReplication|CreateServiceLinkedRole)/.test(
            action,
          ) &&
          // SNS takes no resource for these two.
          !/^sns:(SetSubscriptionAttributes|Unsubscribe)$/.test(action),
      );
      if (changing.length > 0) {
        assert.deepEqual(
          // The id of an event source mapping has no name in it; only its tags can be changed.
          (limits.length > 0 ? limits : Resource).filter(
            (arn) => !/touchline-dev-|:event-source-mapping:/.test(arn),
          ),
          [],
          changing.join(),
        );
      }
      if (Action.includes("route53:ChangeResourceRecordSets")) {
        assert.ok(Resource.includes("arn:aws:route53:::hostedzone/Z0123456789ABCDEFGHIJ"));
      }
    }
  });

  it("allow what the first deployment of an account needs besides", () => {
    const found = actions(graphs.get("prod") ?? assert.fail());
    for (const action of [
      "cloudfront:AllowVendedLogDeliveryForResource",
      "lambda:EnableReplication*",
      "iam:CreateServiceLinkedRole",
      "iam:PassRole",
      "logs:CreateLogDelivery",
      "logs:PutResourcePolicy",
      "logs:DescribeResourcePolicies",
      "logs:DescribeLogGroups",
    ]) {
      assert.ok(found.has(action), action);
    }
  });

  it("allow nothing of a type that is not in the graph", () => {
    const graph = graphs.get("prod") ?? assert.fail();
    const less = actions(withTypes(graph, (type) => !type.startsWith("aws:wafv2/")));
    assert.deepEqual(
      [...less].filter((action) => action.startsWith("wafv2:")),
      ["wafv2:GetWebACL"],
    );
  });

  it("are refused for a type without actions", () => {
    const graph = graphs.get("prod") ?? assert.fail();
    const [first] = graph.nodes.filter(({ type }) => type === "aws:sns/topic:Topic");
    assert.ok(first !== undefined);
    const strange = { ...graph, nodes: [{ ...first, type: "aws:mq/broker:Broker" }] };
    assert.throws(
      () => deployerPolicies(strange),
      (error: unknown) =>
        error instanceof DeployerError &&
        error.message.startsWith("no actions are known for aws:mq/broker:Broker"),
    );
  });
});
