/** What is listed of HTTP APIs at start. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { assemble } from "../../model/assemble.ts";
import type { GraphNode } from "../../program/graph.ts";
import { type ApiParts, httpApiNodes, invokeArnOf } from "./api-builder.ts";
import { functionArn, graphOf, resource } from "./graph-builder.ts";

/** What is listed of an API that is served: resource, property and reason. */
function listed(parts: ApiParts, ...others: readonly GraphNode[]): readonly string[] {
  return assemble(graphOf(...httpApiNodes(parts), ...others)).notSimulated.map(
    ({ urn, what, why }) => `${urn.split("::").at(-1)} ${what}: ${why}`,
  );
}

/** A permission for a function. */
function permission(functionName: string, sourceArn: string): GraphNode {
  return resource("aws:lambda/permission:Permission", `${functionName}-${sourceArn}`, {
    region: "eu-west-1",
    inputs: {
      action: "lambda:InvokeFunction",
      function: functionName,
      principal: "apigateway.amazonaws.com",
      qualifier: "1",
      sourceArn,
    },
  });
}

const arn = "arn:aws:execute-api:eu-west-1:000000000000:api1";
const handlerArn = functionArn("handler", "1", "eu-west-1");
const refused = `route1 target: ${handlerArn} has no permission that lets API Gateway invoke it: requests get 500, as on AWS`;

describe("findings of an HTTP API", () => {
  for (const [title, parts, expected] of [
    [
      "an origin with a path",
      { api: { corsConfiguration: { allowOrigins: ["https://a.test/"] } } },
      [
        'api corsConfiguration.allowOrigins: no browser sends an origin like ["https://a.test/"]: write *, https://*, http://* or an origin like https://www.example.com',
      ],
    ],
    [
      "a function that is not in the program",
      { integration: { integrationUri: invokeArnOf("nobody") } },
      [
        `int1 integrationUri: must be the invokeArn of a function or alias of this program, got ${JSON.stringify(invokeArnOf("nobody"))}`,
      ],
    ],
    [
      "settings that only WebSocket APIs have",
      { stage: { defaultRouteSettings: { loggingLevel: "INFO" } } },
      ["stage1 defaultRouteSettings.loggingLevel: WebSocket APIs are not simulated"],
    ],
    [
      "an integration with another AWS service",
      { integration: { integrationSubtype: "SQS-SendMessage", integrationUri: "" } },
      [
        "int1 integrationSubtype: the integration invokes another AWS service, which is not simulated: requests get 500",
      ],
    ],
    [
      "a backend outside the program",
      {
        integration: {
          integrationType: "HTTP_PROXY",
          integrationUri: "https://api.example.com/{proxy}",
          integrationMethod: "ANY",
        },
      },
      [
        "int1 integrationUri: api.example.com is outside the program: map it with --origin api.example.com=http://127.0.0.1:<port>; without it requests get 503",
      ],
    ],
    [
      "a route that asks for signatures",
      { route: { authorizationType: "AWS_IAM", authorizerId: "" } },
      [],
    ],
    [
      "an issuer of tokens",
      {
        authorizer: {
          authorizerType: "JWT",
          authorizerUri: null,
          jwtConfiguration: { issuer: "https://login.example.com/", audiences: ["web"] },
        },
      },
      [
        "auth1 jwtConfiguration.issuer: login.example.com is outside the program: map it with --origin login.example.com=http://127.0.0.1:<port>; without it its keys are unknown, and every token gets 401",
      ],
    ],
  ] as const) {
    it(`name ${title}`, () => {
      assert.deepEqual(listed(parts, permission("handler", `${arn}/*`)), expected);
    });
  }

  for (const [source, expected] of [
    [`${arn}/*/*`, []],
    [`${arn}/$default/$default`, []],
    [`${arn}/*/GET/pets`, [refused]],
    ["arn:aws:execute-api:eu-west-1:000000000000:api2/*/*", [refused]],
  ] as const) {
    it(`name a function that ${expected.length === 0 ? "may" : "may not"} be invoked for ${source} as AWS does`, () => {
      assert.deepEqual(listed({}, permission("handler", source)), expected);
    });
  }

  it("name an API over WebSocket, which gets no routes", () => {
    const graph = graphOf(...httpApiNodes({ api: { protocolType: "WEBSOCKET" } }));
    const { httpApis, webSocketApis, notSimulated } = assemble(graph);
    assert.deepEqual(httpApis, []);
    assert.deepEqual(webSocketApis, [{ id: "api1", name: "api", region: "eu-west-1" }]);
    assert.deepEqual(
      notSimulated.map(({ what, why }) => `${what} ${why}`),
      ["protocolType WebSocket APIs are not simulated: requests get 501"],
    );
  });
});
