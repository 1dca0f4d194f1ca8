/**
 * Rules as the SDK runs them: what it hands over, and what is reported.
 *
 * @module
 */
import assert from "node:assert/strict";
import analyzerProto, { type AnalyzeResponse } from "@pulumi/pulumi/proto/analyzer_pb.js";
import { describe, it } from "mocha";
import { analyzeRequest, analyzerResource } from "../../local/policy/analyzer-wire.ts";
import type { GraphNode } from "../../local/program/graph.ts";
import { packPolicies, settingsSchema } from "../pack.ts";
import type { Resource, StackResource } from "../reading/resource.ts";
import { unknown } from "../reading/value.ts";
import { resourceRule, stackRule } from "../rule.ts";
import { about, facts, finding, told } from "./rule-to-try.ts";
import { analyze, analyzeStack, sentinels } from "./sdk-internals.ts";
import { topicType, wireNode } from "./wire-node.ts";

function stackRequest(...nodes: readonly GraphNode[]) {
  const request = new analyzerProto.AnalyzeStackRequest();
  request.setResourcesList(nodes.map(analyzerResource));
  return request;
}

function diagnostics(response: AnalyzeResponse) {
  return response
    .getDiagnosticsList()
    .map((each) => [each.getPolicyname(), each.getMessage(), each.getUrn()]);
}

/** Runs a rule about resources on one, and returns what it saw. */
async function seen(given: GraphNode, types: readonly string[] = [topicType]) {
  const resources: Resource[] = [];
  const rule = resourceRule({
    ...about,
    name: "topic-seen",
    types,
    evaluate(resource) {
      resources.push({ ...resource, props: resource.props });
      return [];
    },
  });
  assert.deepEqual(
    diagnostics(await analyze(packPolicies([rule], facts), analyzeRequest(given))),
    [],
  );
  return resources;
}

describe("a rule about resources, as the SDK runs it", () => {
  it("sees type, name, properties, options and provider", async () => {
    assert.deepEqual(await seen(wireNode({ name: "a", tags: {} })), [
      {
        type: topicType,
        name: "topic",
        urn: `urn:pulumi:test::touchline::${topicType}::topic`,
        props: { name: "a", tags: {} },
        options: {
          protect: true,
          ignoreChanges: ["tags"],
          timeouts: { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 },
        },
        provider: { type: "pulumi:providers:aws", name: "aws", props: { region: "eu-west-1" } },
      },
    ]);
  });

  it("sees what is unknown as such, where the SDK would end it with an advisory", async () => {
    const [text = ""] = sentinels.slice(2);
    const [resource] = await seen(wireNode({ name: text, tags: { owner: text } }));
    assert.deepEqual(resource?.props, { name: unknown, tags: { owner: unknown } });
  });

  it("is evaluated for its types alone, or about everything that has a provider", async () => {
    assert.equal((await seen(wireNode({}), ["aws:sqs/queue:Queue"])).length, 0);
    assert.equal((await seen(wireNode({}), ["*"])).length, 1);
    const { provider: _, ...component } = wireNode({}, { type: "touchline:edge:WebAcl" });
    assert.equal((await seen(component as GraphNode, ["*"])).length, 0);
    assert.equal((await seen(component as GraphNode, ["touchline:edge:WebAcl"])).length, 1);
  });

  it("reports its statement and what it found, at its level and with its page", async () => {
    const bad = resourceRule({
      ...about,
      name: "topic-good",
      anchors: ["CKV_1"],
      types: [topicType],
      evaluate: async () => [finding],
    });
    const policies = packPolicies([bad], facts);
    const [policy] = policies;
    assert.deepEqual(
      [policy?.description, policy?.enforcementLevel, policy?.severity, policy?.url, policy?.tags],
      [about.statement, "mandatory", "low", about.url, ["CKV_1"]],
    );
    const response = await analyze(policies, analyzeRequest(wireNode({})));
    assert.deepEqual(diagnostics(response), [["topic-good", `${about.statement}\n${told}`, ""]]);
  });

  it("has its defaults where nothing is configured, and a setting for exemptions", async () => {
    const settings = { most: { description: "Most.", type: "integer", default: 3 } } as const;
    const seenSettings: unknown[] = [];
    const rule = resourceRule({
      ...about,
      name: "topic-set",
      types: [topicType],
      settings,
      evaluate(_, given) {
        seenSettings.push(given);
        return [];
      },
    });
    await analyze(packPolicies([rule], facts), analyzeRequest(wireNode({})));
    assert.deepEqual(seenSettings, [{ most: 3 }]);
    assert.deepEqual(Object.keys(settingsSchema(rule)), ["most", "exempt"]);
  });
});

describe("a rule about stacks, as the SDK runs it", () => {
  it("sees parents and dependencies as the very resources of the stack", async () => {
    let resources: readonly StackResource[] = [];
    const rule = stackRule({
      ...about,
      name: "stack-seen",
      evaluate(stack) {
        resources = stack.resources;
        return [];
      },
    });
    const parent = wireNode({}, { name: "parent" });
    const child = wireNode(
      { name: "x" },
      {
        name: "child",
        parent: parent.urn,
        dependencies: [parent.urn, "urn:of:nobody"],
        propertyDependencies: { name: [parent.urn], other: [] },
      },
    );
    await analyzeStack(packPolicies([rule], facts), stackRequest(parent, child));
    const [first, second] = resources;
    assert.ok(first !== undefined && second !== undefined);
    assert.equal(second.parent, first);
    assert.deepEqual(second.dependencies, [first]);
    assert.deepEqual(second.propertyDependencies, { name: [first] });
    assert.deepEqual(
      [first.parent, first.dependencies, first.propertyDependencies],
      [undefined, [], {}],
    );
    assert.deepEqual(second.props, { name: "x", arn: "arn:child" });
  });

  it("reports with the URN of what it is about, or with none for the stack as a whole", async () => {
    const rule = stackRule({
      ...about,
      name: "stack-good",
      *evaluate({ resources: [on] }) {
        yield { ...finding, ...(on === undefined ? {} : { on }) };
        yield { ...finding, at: "" };
      },
    });
    const given = wireNode({});
    const response = await analyzeStack(packPolicies([rule], facts), stackRequest(given));
    const whole = told.replace("topic name", "touchline-test");
    assert.deepEqual(diagnostics(response), [
      ["stack-good", `${about.statement}\n${told}`, given.urn],
      ["stack-good", `${about.statement}\n${whole}`, ""],
    ]);
  });
});
