/**
 * A Region is one line of a stack file: what that line adds, what it changes, and how few or many there may be.
 *
 * @module
 */
import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import { inventory, resource, title } from "../../components/tests/recording.ts";
import type { Graph, Properties } from "../../local/program/graph.ts";
import { leaks } from "./leaks.ts";
import { differences, evaluateVariant } from "./recorded.ts";

const ten = [
  ...["eu-west-1", "eu-central-1", "eu-north-1", "us-east-1", "us-west-2"],
  ...["ca-central-1", "sa-east-1", "ap-southeast-2", "ap-northeast-1", "af-south-1"],
];

/** The origins of a stack's API, by id. */
function apiOrigins(graph: Graph): readonly Properties[] {
  const { origins } = resource(graph, "Distribution facade-distribution").inputs;
  return (origins as readonly Properties[]).filter(({ originId }) => /^api/.test(String(originId)));
}

describe("adding a Region", () => {
  let two: Graph;
  let three: Graph;
  before(async () => {
    const regions = ["eu-west-1", "us-east-1"];
    two = await evaluateVariant({ regions });
    three = await evaluateVariant({ regions: [...regions, "ap-southeast-2"] });
  });

  it("adds only resources that have the Region in their name", () => {
    const known = new Set(inventory(two));
    const added = inventory(three).filter((each) => !known.has(each));
    assert.ok(added.length > 20, `${added.length} resources`);
    assert.deepEqual(
      added.filter((each) => !each.includes("-ap-southeast-2")),
      [],
    );
  });

  it("removes nothing", () => {
    const kept = new Set(inventory(three));
    assert.deepEqual(
      inventory(two).filter((each) => !kept.has(each)),
      [],
    );
  });

  it("changes only the router, the version stamp, the dashboard, the replication configuration, who publishes its alarms, and what follows the replicas", () => {
    const existing = new Set(two.nodes.map(({ urn }) => title(urn)));
    assert.deepEqual(
      differences(two, three).filter((each) => existing.has(each)),
      [
        "BucketReplicationConfig season-replica-replication",
        "Dashboard observation-dashboard",
        "EdgeFunction geo-router",
        "EdgeFunction version-stamp",
        "Function geo-router-function",
        "Function season-changed",
        "Function version-stamp-function",
        "RolePolicy season-changed-permissions",
        // These three because of their outputs.
        "SeasonReplicas season-replica",
        "ServiceFunction season-changed",
        "Stack touchline-dev",
        "TopicPolicy season-replica-alarms-failures-topic-policy",
      ],
    );
  });

  it("makes the distribution depend on the router function", () => {
    const { dependencies } = resource(three, "Distribution facade-distribution");
    assert.ok(dependencies.map(title).includes("Function geo-router-function"));
  });
});

describe("a stack of one Region", () => {
  let graph: Graph;
  before(async () => {
    graph = await evaluateVariant({ regions: ["eu-west-1"] });
  });

  it("has one API origin with a 10-second timeout and no origin group", () => {
    const { originGroups } = resource(graph, "Distribution facade-distribution").inputs;
    assert.deepEqual(originGroups, []);
    const [origin, ...more] = apiOrigins(graph);
    assert.deepEqual(more, []);
    assert.equal(origin?.["originId"], "api");
    assert.equal(
      (origin?.["customOriginConfig"] as Properties | undefined)?.["originReadTimeout"],
      10,
    );
  });

  it("has no replica of the season", () => {
    assert.deepEqual(
      inventory(graph).filter((each) => each.includes("replica")),
      [],
    );
  });
});

describe("a stack of ten Regions", () => {
  let graph: Graph;
  before(async () => {
    graph = await evaluateVariant({ regions: ten });
  });

  it("has an API in each and exports its endpoint", () => {
    assert.deepEqual(Object.keys(graph.outputs["endpoints"] as Properties).sort(), [...ten].sort());
  });

  it("has two API origins, and the router has the endpoints of all ten", () => {
    assert.deepEqual(
      apiOrigins(graph).map(({ originId }) => originId),
      ["api-primary", "api-secondary"],
    );
    const code = JSON.stringify(resource(graph, "Function geo-router-function").inputs["code"]);
    for (const [region, endpoint] of Object.entries(graph.outputs["endpoints"] as Properties)) {
      assert.ok(code.includes(new URL(String(endpoint)).host), region);
    }
  });

  it("has no private value in an output, bundle or plain input", () => {
    assert.deepEqual(leaks(graph), []);
  });
});
