/**
 * What people look at, and who is told: of the whole stacks, as they are evaluated.
 *
 * @module
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { resource, resources } from "../../components/tests/recording.ts";
import { eventMetricNames } from "../../functions/contract.ts";
import type { Graph } from "../../local/program/graph.ts";
import { ofType } from "../../local/program/query.ts";
import { anchorsIn } from "../markdown-anchors.ts";
import { evaluateVariant, recordedStack, root, stackNames } from "../stacks/recorded.ts";

const alarmsOf = (graph: Graph) => ofType(graph, "aws:cloudwatch/metricAlarm:MetricAlarm");
const topicsOf = (graph: Graph) => ofType(graph, "aws:sns/topic:Topic");

for (const stack of stackNames) {
  describe(`alarms of ${stack}`, () => {
    it("name a section of the runbook that exists", async () => {
      const anchors = anchorsIn(readFileSync(join(root, "docs/runbook.md"), "utf8"));
      const graph = await recordedStack(stack);
      const unknown = alarmsOf(graph).filter(({ inputs }) => {
        const [, anchor = ""] =
          /; see docs\/runbook\.md#([\w-]+)$/.exec(String(inputs["alarmDescription"])) ?? [];
        return !anchors.includes(anchor);
      });
      assert.ok(alarmsOf(graph).length > 10);
      assert.deepEqual(
        unknown.map(({ name, inputs }) => [name, inputs["alarmDescription"]]),
        [],
      );
    });
  });
}

describe("the settings of observation", () => {
  it("subscribe each receiver to each topic, in the Region of the topic", async () => {
    const graph = await evaluateVariant({
      alarmSubscribers: ["on-call@touchline.example", "https://chat.touchline.example/hook"],
      healthCheck: true,
    });
    const topics = topicsOf(graph);
    const found = ofType(graph, "aws:sns/topicSubscription:TopicSubscription").map(
      ({ inputs: { topic, protocol, endpoint }, region }) => [
        String(topic),
        String(protocol),
        String(endpoint),
        region,
      ],
    );
    const wanted = topics.flatMap(({ outputs: { arn }, region }) => [
      [String(arn), "email", "on-call@touchline.example", region],
      [String(arn), "https", "https://chat.touchline.example/hook", region],
    ]);
    assert.ok(topics.length >= 6);
    assert.deepEqual(found.sort(), wanted.sort());
  });

  it("leave the dashboard out", async () => {
    const graph = await evaluateVariant({ dashboard: false });
    assert.deepEqual(ofType(graph, "aws:cloudwatch/dashboard:Dashboard"), []);
  });

  it("have Route 53 request the facade over HTTPS, and an alarm that missing data sets off", async () => {
    const graph = await recordedStack("prod");
    const { inputs } = resource(graph, "HealthCheck observation-check");
    const { type, fqdn, port, resourcePath } = inputs;
    const { outputs } = resource(graph, "Distribution facade-distribution");
    assert.deepEqual(
      { type, fqdn, port, resourcePath },
      { type: "HTTPS", fqdn: outputs["domainName"], port: 443, resourcePath: "/v1/leagues" },
    );
    const alarm = resource(graph, "MetricAlarm observation-check-failed").inputs;
    assert.equal(alarm["treatMissingData"], "breaching");
    assert.equal(alarm["region"], "us-east-1");
  });
});

/** A widget of a dashboard, as far as it is looked at. */
interface Widget {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: { readonly title?: string; readonly metrics?: readonly unknown[] };
}

describe("the dashboard", () => {
  const widgetsOf = (graph: Graph): readonly Widget[] =>
    JSON.parse(String(resource(graph, "Dashboard observation-dashboard").inputs["dashboardBody"]))
      .widgets;

  for (const stack of stackNames) {
    it(`of ${stack} has no widgets that overlap or leave the grid`, async () => {
      const cells = widgetsOf(await recordedStack(stack)).flatMap(({ x, y, width, height }) => {
        assert.ok(x + width <= 24);
        return Array.from(
          { length: width * height },
          (_, index) => `${x + (index % width)},${y + Math.floor(index / width)}`,
        );
      });
      assert.equal(new Set(cells).size, cells.length);
    });

    it(`of ${stack} shows every API, and every metric of the functions`, async () => {
      const graph = await recordedStack(stack);
      const text = JSON.stringify(widgetsOf(graph));
      for (const { id, name } of ofType(graph, "aws:apigatewayv2/api:Api")) {
        assert.ok(text.includes(`"${id}"`), name);
      }
      for (const name of Object.values(eventMetricNames)) {
        assert.ok(text.includes(name), name);
      }
    });
  }

  it("does not show an invalidation where copies expire", async () => {
    const graph = await evaluateVariant({ invalidationWindowSeconds: -1 });
    const titles = widgetsOf(graph).map(({ properties }) => properties.title);
    assert.ok(titles.includes("Requests"));
    assert.ok(!titles.some((title) => title?.includes("invalidation")));
  });
});

describe("saved queries", () => {
  it("are about log groups that the stack has, in their Region", async () => {
    const graph = await recordedStack("prod");
    const groups = new Set(
      ofType(graph, "aws:cloudwatch/logGroup:LogGroup").map(
        ({ outputs, region }) => `${region} ${outputs["name"]}`,
      ),
    );
    const queries = resources(graph).filter(
      ({ type }) => type === "aws:cloudwatch/queryDefinition:QueryDefinition",
    );
    assert.equal(queries.length, 9);
    for (const { name, region, inputs } of queries) {
      const [group, ...others] = inputs["logGroupNames"] as readonly string[];
      assert.deepEqual(others, []);
      assert.ok(groups.has(`${region} ${group}`), name);
    }
  });
});
