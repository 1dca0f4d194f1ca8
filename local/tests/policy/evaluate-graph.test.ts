/**
 * A pack called as an engine calls it: remediation first, then each resource, then all of them.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { wireNode } from "../../../policies/tests/wire-node.ts";
import { startEvaluator } from "../../policy/evaluate-graph.ts";
import { PolicyConfigError } from "../../policy/policy-error.ts";
import type { Graph, GraphNode } from "../../program/graph.ts";
import { packOf, serving, stack } from "./packs.ts";

function node(name: string, inputs: GraphNode["inputs"], changes: Partial<GraphNode> = {}) {
  return wireNode(inputs, { ...changes, name });
}

function graphOf(...nodes: readonly GraphNode[]): Graph {
  return {
    project: "touchline",
    stack: "test",
    nodes,
    outputs: {},
    secretOutputs: [],
    notSimulated: [],
  };
}

/** Says what it is shown of each resource. */
const telling = `{
  name: "telling", description: "Tells.", enforcementLevel: "advisory",
  validateResource: ({ name, props }, report) => report(name + " " + JSON.stringify(props)),
}`;

/** Says what it is shown of all resources. */
const tellingAll = `{
  name: "telling-all", description: "Tells.", enforcementLevel: "advisory",
  validateStack: ({ resources }, report) =>
    resources.forEach(({ name, props, urn }) => report(name + " " + JSON.stringify(props), urn)),
}`;

/** Gives a property a value. */
const setting = (name: string, property: string, value: string) => `{
  name: "${name}", description: "Sets.", enforcementLevel: "remediate",
  remediateResource: ({ props }) => {
    if (props.${property} === "fail") return props.unknown;
    if (props.${property} === ${value}) return undefined;
    props.${property} = ${value};
    return props;
  },
}`;

async function evaluation(graph: Graph, config: unknown, ...policies: readonly string[]) {
  const evaluator = await startEvaluator(packOf(serving(...policies)), stack, config);
  try {
    const { violations, remediations, isBlocked } = await evaluator.evaluate(graph);
    return {
      violations: violations.map(({ policy, level, message }) => `${policy} ${level} ${message}`),
      remediations,
      isBlocked,
    };
  } finally {
    evaluator.stop();
  }
}

describe("evaluating a graph", () => {
  it("sends each resource with its inputs, then the stack with its outputs", async () => {
    const all = graphOf(node("a", { x: 1 }), node("b", {}, { external: true }));
    assert.deepEqual(await evaluation(all, {}, telling, tellingAll), {
      violations: [
        'telling advisory Tells.\na {"x":1}',
        'telling-all advisory Tells.\na {"arn":"arn:a","x":1}',
        'telling-all advisory Tells.\nb {"arn":"arn:b"}',
      ],
      remediations: [],
      isBlocked: false,
    });
  });

  it("is blocked by mandatory violations only", async () => {
    const all = graphOf(node("a", {}));
    assert.equal((await evaluation(all, { telling: "mandatory" }, telling)).isBlocked, true);
    assert.equal((await evaluation(all, { telling: "remediate" }, telling)).isBlocked, true);
    assert.deepEqual(await evaluation(all, { telling: "disabled" }, telling), {
      violations: [],
      remediations: [],
      isBlocked: false,
    });
  });

  it("continues with remediated resources, one policy after another", async () => {
    const first = node("a", { x: 1, code: { asset: "archive", assets: {} } });
    const { violations, remediations, isBlocked } = await evaluation(
      graphOf(first, node("b", { x: 2, y: 3 })),
      {},
      setting("two", "x", "2"),
      setting("three", "y", "3"),
      `{ name: "telling", description: "Tells.", enforcementLevel: "advisory",
         validateStack: ({ resources }, report) =>
           resources.forEach(({ name, props: { x, y } }) => report([name, x, y].join())) }`,
    );
    assert.deepEqual(violations, [
      "telling advisory Tells.\na,2,3",
      "telling advisory Tells.\nb,2,3",
    ]);
    assert.deepEqual(remediations, [
      { policy: "two", urn: first.urn, failure: undefined },
      { policy: "three", urn: first.urn, failure: undefined },
    ]);
    assert.equal(isBlocked, false);
  });

  it("preserves values that the protocol encodes differently", async () => {
    const code = { asset: "archive", assets: { "a.txt": { asset: "text", text: "a" } } } as const;
    const evaluator = await startEvaluator(packOf(serving(setting("two", "x", "2"))), stack, {});
    try {
      const { node: remediated } = await evaluator.analyzer.remediate(node("a", { code }));
      assert.deepEqual(remediated.inputs, { code, x: 2 });
      assert.deepEqual(remediated.outputs, { code, x: 2, arn: "arn:a" });
    } finally {
      evaluator.stop();
    }
  });

  it("is blocked by a failed remediation, with the reason", async () => {
    const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    const broken = node("a", { x: "fail", unknown: unknownText });
    const { remediations, isBlocked } = await evaluation(
      graphOf(broken),
      {},
      setting("two", "x", "2"),
    );
    assert.deepEqual(remediations, [
      {
        policy: "two",
        urn: broken.urn,
        failure:
          "can't run remediation 'two' from policy pack 'pack@v1.0.0' during preview: string value at .unknown can't be known during preview",
      },
    ]);
    assert.equal(isBlocked, true);
  });

  it("fails with the error of a policy that throws", async () => {
    const throwing = `{
      name: "throwing", description: "Throws.", enforcementLevel: "advisory",
      validateResource: () => { throw new Error("why"); },
    }`;
    await assert.rejects(
      evaluation(graphOf(node("a", {})), {}, throwing),
      /throwing.*pack@v1\.0\.0.*why/s,
    );
  });
});

describe("a started policy pack", () => {
  it("reports the number of its policies, and uses their defaults", async () => {
    const asking = `{
      name: "asking", description: "Asks.", enforcementLevel: "advisory",
      configSchema: { properties: { days: { type: "integer", default: 3 } } },
      validateResource: ({ getConfig }, report) => report(JSON.stringify(getConfig())),
    }`;
    const evaluator = await startEvaluator(packOf(serving(asking, telling)), stack, {
      asking: "advisory",
    });
    try {
      assert.equal(evaluator.policies, 2);
      const [first] = await evaluator.analyzer.analyze(node("a", {}));
      assert.deepEqual(first, {
        policy: "asking",
        level: "advisory",
        message: 'Asks.\n{"days":3}',
        urn: node("a", {}).urn,
      });
    } finally {
      evaluator.stop();
    }
  });

  it("is not run with a configuration for unknown policies", async () => {
    await assert.rejects(
      startEvaluator(packOf(serving(telling)), stack, { tellin: "advisory", telling: { day: 1 } }),
      new PolicyConfigError([
        "tellin is not a policy of this pack",
        "telling.day is not a property of that policy",
      ]),
    );
  });
});
