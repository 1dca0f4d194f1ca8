/** Mapped integrations, validation and gateway responses of REST APIs, joined from what a program declares. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { assemble } from "../../model/assemble.ts";
import type { GraphNode, Properties } from "../../program/graph.ts";
import type { RestIntegration } from "../../services/api-gateway-rest/rest-api.ts";
import { invokeArnOf } from "./api-builder.ts";
import { graphOf, lambdaFunction, resource, role } from "./graph-builder.ts";
import { problemsOf } from "./problems-of.ts";

const region = "eu-west-1";

function part(kind: string, inputs: Properties, name: string = kind): GraphNode {
  const type = `aws:apigateway/${kind[0]?.toLowerCase()}${kind.slice(1)}:${kind}`;
  return resource(type, name, { inputs: { restApi: "rest1", ...inputs }, answers: inputs, region });
}

const place = { resourceId: "root", httpMethod: "POST" };

/** An API whose method at the root has an integration. */
function nodes(
  integration: Properties,
  more: readonly GraphNode[] = [],
  method: Properties = {},
  api: Properties = {},
) {
  return [
    role("worker"),
    lambdaFunction("handler", {}, region),
    resource("aws:apigateway/restApi:RestApi", "api", {
      id: "rest1",
      region,
      inputs: api,
      answers: { rootResourceId: "root", executionArn: "arn:api" },
    }),
    part("Method", { ...place, authorization: "NONE", ...method }),
    part("Integration", { ...place, ...integration }),
    part("Deployment", {}),
    part("Stage", { stageName: "live", deployment: "Deployment" }),
    ...more,
  ];
}

function read(...args: Parameters<typeof nodes>) {
  const model = assemble(graphOf(...nodes(...args)));
  const [api] = model.restApis;
  const method = (path = "/", verb = "POST"): RestIntegration | undefined =>
    api?.resources.find((each) => each.path === path)?.methods.get(verb);
  const listed = model.notSimulated.map(({ what, why }) => `${what}: ${why}`);
  return { api, method, listed };
}

describe("readRestIntegration", () => {
  it("reads a function behind templates, with its responses", () => {
    const { method } = read(
      {
        type: "AWS",
        integrationHttpMethod: "POST",
        uri: invokeArnOf("handler"),
        credentials: "arn:aws:iam::000000000000:role/worker",
        passthroughBehavior: "NEVER",
        requestTemplates: { "application/json": "$input.json('$')" },
      },
      [
        part("IntegrationResponse", {
          ...place,
          statusCode: "404",
          selectionPattern: "no.*",
          responseParameters: { "method.response.header.A": "'1'" },
          responseTemplates: { "application/json": "{}" },
        }),
        part("IntegrationResponse", { ...place, httpMethod: "GET", statusCode: "200" }, "other"),
      ],
    );
    const { backend, ...rest } = method() as Extract<RestIntegration, { kind: "mapped" }>;
    assert.equal(backend.kind === "function" && backend.hasRole, true);
    assert.deepEqual(rest, {
      kind: "mapped",
      timeoutMs: 29_000,
      passthrough: "NEVER",
      requestTemplates: { "application/json": "$input.json('$')" },
      responses: [
        {
          status: 404,
          selectionPattern: "no.*",
          parameters: { "method.response.header.A": "'1'" },
          templates: { "application/json": "{}" },
        },
      ],
    });
  });

  it("reads a backend behind templates", () => {
    const { method } = read({
      type: "HTTP",
      integrationHttpMethod: "GET",
      uri: "http://b.example.com",
    });
    const integration = method();
    assert.deepEqual(integration?.kind === "mapped" && integration.backend, {
      kind: "http",
      uri: "http://b.example.com",
      method: "GET",
      requestParameters: {},
    });
  });

  for (const [integration, listed] of [
    [
      { type: "AWS", uri: `arn:aws:apigateway:${region}:sqs:path/0/queue` },
      "uri: the integration asks the AWS service sqs, which is not simulated: requests get 500",
    ],
    [
      { type: "MOCK", requestTemplates: { "application/json": "#if(" } },
      "requestTemplates: the template of application/json cannot be read: line 1: must have a value here; requests get 500",
    ],
    [
      {
        type: "AWS",
        uri: invokeArnOf("handler"),
        credentials: "arn:role",
        requestParameters: { "integration.request.header.X-Amz-Invocation-Type": "'Event'" },
      },
      "requestParameters: the function is waited for, and its result is mapped",
    ],
  ] as const) {
    it(`lists ${listed.slice(0, 60)}`, () => {
      assert.ok(read(integration).listed.includes(listed), read(integration).listed.join("\n"));
    });
  }
});

describe("readValidation", () => {
  const validator = part("RequestValidator", {
    validateRequestBody: true,
    validateRequestParameters: true,
  });
  const model = part("Model", {
    name: "Pet",
    schema: '{"type":"object"}',
    contentType: "application/json",
  });
  const mock = { type: "MOCK" };

  it("reads models and required parameters where a validator says so", () => {
    const { method, listed } = read(mock, [validator, model], {
      requestValidatorId: "RequestValidator",
      requestModels: { "application/json": "Pet" },
      requestParameters: { "method.request.header.a": true, "method.request.header.b": false },
    });
    assert.deepEqual(method()?.guard, {
      requiredParameters: ["method.request.header.a"],
      body: {
        byType: { "application/json": "Pet" },
        schemas: { Empty: {}, Error: { type: "object" }, Pet: { type: "object" } },
      },
    });
    assert.deepEqual(listed, []);
  });

  it("lists a model and a validator that are not of the API", () => {
    const models = { requestValidatorId: "RequestValidator", requestModels: { "a/b": "Cat" } };
    assert.match(
      read(mock, [validator], models).listed.join(),
      /requestModels: must name models .* Cat is none/,
    );
    const none = read(mock, [], { requestValidatorId: "elsewhere" });
    assert.match(none.listed.join(), /requestValidatorId: must be a validator of the same API/);
  });

  it("refuses a schema that is no JSON", () => {
    const broken = part("Model", { name: "Pet", schema: "{" });
    const method = { requestValidatorId: "RequestValidator", requestModels: { "a/b": "Pet" } };
    assert.match(
      problemsOf(graphOf(...nodes(mock, [validator, broken], method))).join(),
      /schema must be a JSON Schema/,
    );
  });
});

describe("readGatewayResponses", () => {
  const response = (inputs: Properties) =>
    resource("aws:apigateway/response:Response", "response", {
      inputs: { restApiId: "rest1", responseType: "DEFAULT_4XX", ...inputs },
      region,
    });

  it("reads them by type", () => {
    const { api } = read({ type: "MOCK" }, [
      response({ statusCode: "404", responseParameters: { a: "'b'" } }),
    ]);
    assert.deepEqual(
      [...(api?.gatewayResponses ?? [])],
      [["DEFAULT_4XX", { status: 404, parameters: { a: "'b'" }, templates: {} }]],
    );
  });

  for (const [inputs, problem] of [
    [{ responseType: "OTHER" }, /responseType must be one of DEFAULT_4XX/],
    [{ statusCode: "700" }, /statusCode must be a status from 200 to 599, got "700"/],
  ] as const) {
    it(`refuses ${JSON.stringify(inputs)}`, () => {
      const graph = graphOf(...nodes({ type: "MOCK" }, [response(inputs)]));
      assert.match(problemsOf(graph).join(), problem);
    });
  }
});

describe("an OpenAPI definition", () => {
  const mock = { "x-amazon-apigateway-integration": { type: "mock" } };
  const pet = { type: "object", properties: { owner: { $ref: "#/components/schemas/Owner" } } };
  const definition = {
    openapi: "3.0.1",
    "x-amazon-apigateway-request-validators": {
      all: { validateRequestBody: true, validateRequestParameters: true },
    },
    "x-amazon-apigateway-request-validator": "all",
    "x-amazon-apigateway-gateway-responses": { THROTTLED: { statusCode: 420 } },
    components: { schemas: { Pet: pet, Owner: { type: "object" } } },
    paths: {
      "/pets": {
        post: {
          ...mock,
          parameters: [{ in: "query", name: "page", required: true }],
          requestBody: {
            content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } },
          },
        },
        put: {
          ...mock,
          parameters: [{ in: "body", name: "pet", schema: { type: "array" } }],
        },
      },
    },
  };

  it("has validators, models, gateway responses and required parameters", () => {
    const { api, method, listed } = read(
      { type: "MOCK" },
      [],
      {},
      { body: JSON.stringify(definition) },
    );
    const { requiredParameters, body } = method("/pets")?.guard ?? {};
    assert.deepEqual(requiredParameters, ["method.request.querystring.page"]);
    assert.deepEqual(body?.byType, { "application/json": "Pet" });
    assert.deepEqual(body?.schemas["Pet"], {
      type: "object",
      properties: { owner: { $ref: "Owner" } },
    });
    const put = method("/pets", "PUT")?.guard?.body;
    assert.deepEqual(put?.schemas[put.byType["application/json"] ?? ""], { type: "array" });
    assert.equal(api?.gatewayResponses?.get("THROTTLED")?.status, 420);
    assert.deepEqual(listed, []);
  });
});
