/**
 * `RegionalApi` with its newest version beside the one that callers get.
 *
 * @module
 */
import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import type { Graph } from "../../local/program/graph.ts";
import { RegionalApi } from "../regional-api.ts";
import { inventory, recordComponent, resource } from "./recording.ts";

const echo = { entry: "components/tests/echo-handler.ts", config: {} };
const canary = { stableVersion: "7", newVersionWeight: 0.1 };

function recordApi(next: boolean): Promise<Graph> {
  return recordComponent((provider) => {
    const { nextPath } = new RegionalApi(
      "api",
      {
        region: "eu-west-1",
        api: { ...echo, canary },
        authorizer: echo,
        logRetentionDays: 7,
        next,
      },
      { providers: [provider] },
    );
    return nextPath === undefined ? undefined : { nextPath };
  });
}

describe("RegionalApi with its newest version", () => {
  let graph: Graph;
  before(async () => {
    graph = await recordApi(true);
  });

  it("declares an alias, a route with its integration, a permission and an alarm more", async () => {
    const without = inventory(await recordApi(false));
    assert.deepEqual(
      inventory(graph).filter((each) => !without.includes(each)),
      [
        "Alias api-handler-next",
        "Integration api-next-integration",
        "MetricAlarm api-alarms-next-new-errors",
        "Permission api-handler-invoke-next",
        "Route api-next-route",
      ],
    );
  });

  it("calls the newest version below /next, whatever the canary", () => {
    assert.equal(resource(graph, "Alias api-handler-next").inputs["functionVersion"], "1");
    assert.equal(resource(graph, "Alias api-handler-alias").inputs["functionVersion"], "7");
    const integration = resource(graph, "Integration api-next-integration");
    assert.match(String(integration.inputs["integrationUri"]), /:api-handler:next\/invocations$/);
    const { inputs } = resource(graph, "Route api-next-route");
    assert.equal(inputs["routeKey"], "ANY /next/{proxy+}");
    assert.equal(inputs["target"], `integrations/${integration.id}`);
    assert.deepEqual(graph.outputs, { nextPath: "/next" });
  });

  it("authorizes its requests as all others, each route for itself", () => {
    const authorizer = resource(graph, "Authorizer api-origin-verify");
    const { authorizationType, authorizerId } = resource(graph, "Route api-next-route").inputs;
    assert.deepEqual([authorizationType, authorizerId], ["CUSTOM", authorizer.id]);
    assert.deepEqual(authorizer.inputs["identitySources"], [
      "$request.header.x-origin-verify",
      "$context.routeKey",
    ]);
  });

  it("lets the route alone call the alias", () => {
    const api = resource(graph, "Api api-http").id;
    const { inputs } = resource(graph, "Permission api-handler-invoke-next");
    assert.deepEqual(
      [inputs["qualifier"], inputs["sourceArn"]],
      ["next", `arn:aws:execute-api:eu-west-1:000000000000:${api}/$default/*/next/{proxy+}`],
    );
  });

  it("alarms on any error of the new version, of the canary and below /next", () => {
    const dimensions = (purpose: string) =>
      resource(graph, `MetricAlarm api-alarms-${purpose}-new-errors`).inputs["dimensions"];
    assert.deepEqual(dimensions("handler"), {
      FunctionName: "api-handler",
      Resource: "api-handler:live",
      ExecutedVersion: "1",
    });
    assert.deepEqual(dimensions("next"), {
      FunctionName: "api-handler",
      Resource: "api-handler:next",
    });
  });
});
