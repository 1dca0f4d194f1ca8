/** Parts of an HTTP API from quick create and from OpenAPI definitions. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { assemble } from "../../model/assemble.ts";
import type { Properties } from "../../program/graph.ts";
import { invokeArnOf } from "./api-builder.ts";
import { functionArn, graphOf, lambdaFunction, resource, role } from "./graph-builder.ts";
import { problemsOf } from "./problems-of.ts";

const region = "eu-west-1";
const handlerArn = functionArn("handler", "1", region);

function nodes(inputs: Properties) {
  return graphOf(
    role("worker"),
    lambdaFunction("handler", {}, region),
    resource("aws:apigatewayv2/api:Api", "api", {
      id: "api1",
      inputs: { protocolType: "HTTP", ...inputs },
      region,
    }),
  );
}

/** Routes in short: key, what answers, and what authorizes. */
function routes(inputs: Properties): readonly string[] {
  const [api] = assemble(nodes(inputs)).httpApis;
  return (api?.routes ?? []).map(({ routeKey, integration, authorizer, scopes = [] }) => {
    const answers =
      integration.kind === "proxy"
        ? `${integration.method} ${integration.uri}`
        : "target" in integration
          ? `${integration.target.arn.split(":").at(-2)} ${integration.format ?? "2.0"}`
          : integration.reason;
    return [routeKey, answers, authorizer?.kind ?? authorizer?.id, ...scopes]
      .filter((text) => text !== undefined)
      .join(" | ");
  });
}

const backend = (uri: string, over: Properties = {}): Properties => ({
  "x-amazon-apigateway-integration": { type: "http_proxy", httpMethod: "GET", uri, ...over },
});

describe("parts of an HTTP API", () => {
  for (const [title, inputs, expected] of [
    ["a function as target", { target: handlerArn }, ["$default | handler 2.0"]],
    [
      "a function as target of one route",
      { target: handlerArn, routeKey: "GET /a" },
      ["GET /a | handler 2.0"],
    ],
    [
      "a URL as target",
      { target: "https://api.example.com" },
      ["$default | ANY https://api.example.com"],
    ],
  ] as const) {
    it(`are made for ${title}`, () => {
      assert.deepEqual(routes(inputs), expected);
      const [api] = assemble(nodes(inputs)).httpApis;
      assert.deepEqual([...(api?.stages.keys() ?? [])], ["$default"]);
    });
  }

  const document = {
    openapi: "3.0.1",
    components: {
      securitySchemes: {
        login: {
          "x-amazon-apigateway-authorizer": {
            type: "jwt",
            identitySource: "$request.header.Authorization",
            jwtConfiguration: { issuer: "https://login.example.com", audience: ["web"] },
          },
        },
        judge: {
          "x-amazon-apigateway-authorizer": {
            type: "request",
            identitySource: "$request.header.a, $request.querystring.b",
            authorizerUri: invokeArnOf("handler"),
            authorizerPayloadFormatVersion: "2.0",
          },
        },
      },
      "x-amazon-apigateway-integrations": {
        shared: { type: "aws_proxy", uri: invokeArnOf("handler"), payloadFormatVersion: "2.0" },
      },
    },
    paths: {
      "/a/{id}": {
        get: { ...backend("https://a.example.com/{id}"), security: [{ login: ["read"] }] },
        post: {
          "x-amazon-apigateway-integration": {
            $ref: "#/components/x-amazon-apigateway-integrations/shared",
          },
          security: [{ judge: [] }],
        },
        parameters: [],
      },
      "/{proxy+}": { "x-amazon-apigateway-any-method": backend("https://b.example.com") },
      "/$default": { "x-amazon-apigateway-any-method": backend("https://c.example.com") },
    },
  };
  const expected = [
    "GET /a/{id} | GET https://a.example.com/{id} | jwt | read",
    "POST /a/{id} | handler 2.0 | judge",
    "ANY /{proxy+} | GET https://b.example.com",
    "$default | GET https://c.example.com",
  ];

  it("are read from a definition in JSON, with references", () => {
    assert.deepEqual(routes({ body: JSON.stringify(document) }), expected);
  });

  it("are read from a definition in YAML", () => {
    const body = [
      "paths:",
      "  /a:",
      "    get:",
      "      x-amazon-apigateway-integration:",
      "        type: http_proxy",
      "        httpMethod: ANY",
      "        uri: https://a.example.com",
    ].join("\n");
    assert.deepEqual(routes({ body }), ["GET /a | ANY https://a.example.com"]);
  });

  it("keep verdicts for 300 s by the sources of their authorizer", () => {
    const [api] = assemble(nodes({ body: JSON.stringify(document) })).httpApis;
    const authorizer = api?.routes[1]?.authorizer;
    assert.ok(authorizer !== undefined && "ttlSeconds" in authorizer);
    assert.equal(authorizer.ttlSeconds, 300);
    assert.deepEqual(authorizer.identitySources, ["$request.header.a", "$request.querystring.b"]);
  });

  it("are listed with their place in the definition", () => {
    const { notSimulated } = assemble(nodes({ body: JSON.stringify(document) }));
    const places = notSimulated.map(({ urn, what }) => `${urn.split("::").at(-1)} ${what}`);
    assert.ok(places.includes("api#GET /a/{id} integrationUri"), places.join("\n"));
  });

  for (const body of ["{", "[]", "openapi: 3.0.1", "text"]) {
    it(`refuse ${JSON.stringify(body)} as a definition`, () => {
      assert.deepEqual(problemsOf(nodes({ body })), [
        `body must be an OpenAPI definition in JSON or YAML, with paths`,
      ]);
    });
  }
});
