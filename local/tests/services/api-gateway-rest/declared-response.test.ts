/** Gateway responses that a program declares, and bodies that models refuse. @module */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of templates are written so
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { headerValue } from "../../../http/header-map.ts";
import type { BodyModels } from "../../../services/api-gateway-rest/body-validation.ts";
import { localSchema } from "../../../services/api-gateway-rest/body-validation.ts";
import type {
  DeclaredGatewayResponse,
  RestApi,
} from "../../../services/api-gateway-rest/rest-api.ts";
import { createRestGateway } from "../../../services/api-gateway-rest/rest-gateway.ts";
import { apiWorld, requestOf, targetOf, told } from "../api-gateway-http/http-api-fixture.ts";
import { apiOf } from "./rest-api-fixture.ts";

const json = "application/json";

function declared(over: Partial<DeclaredGatewayResponse>): DeclaredGatewayResponse {
  return { parameters: {}, templates: {}, ...over };
}

const schemas = {
  Pet: {
    $schema: "http://json-schema.org/draft-04/schema#",
    id: "https://example.com/pet",
    type: "object",
    required: ["name"],
    properties: { name: { type: "string" }, owner: { $ref: "Owner" } },
  },
  Owner: {
    type: "object",
    properties: { age: { type: "integer", minimum: 1, exclusiveMinimum: true } },
  },
};

function asks(gatewayResponses: RestApi["gatewayResponses"], body?: BodyModels) {
  const world = apiWorld({ handler: () => ({ statusCode: 404, body: "of the function" }) });
  const integration = {
    target: targetOf("handler"),
    timeoutMs: 29_000,
    ...(body && { guard: { body } }),
  };
  const over = gatewayResponses === undefined ? {} : { gatewayResponses };
  return createRestGateway(apiOf(integration, over), world.deps);
}

describe("declaredResponse", () => {
  const responses = new Map([
    [
      "MISSING_AUTHENTICATION_TOKEN",
      declared({
        status: 404,
        parameters: {
          "gatewayresponse.header.Access-Control-Allow-Origin": "'*'",
          "gatewayresponse.header.X-Path": "context.path",
          "gatewayresponse.header.X-From": "method.request.header.x-from",
        },
        templates: {
          [json]:
            '{"m":$context.error.messageString,"t":"$context.error.responseType","s":"${stageVariables.host}","n":"$context.none"} $x #if',
        },
      }),
    ],
    ["DEFAULT_4XX", declared({ parameters: { "gatewayresponse.header.X-Default": "'1'" } })],
  ]);

  it("replaces status, headers and body of its type", async () => {
    const message = await asks(responses)(requestOf("/live/none", { headers: ["X-From", "ann"] }));
    assert.deepEqual(told(message), [
      404,
      '{"m":"Missing Authentication Token","t":"MISSING_AUTHENTICATION_TOKEN","s":"b","n":""} $x #if',
    ]);
    const names = [
      "access-control-allow-origin",
      "x-path",
      "x-from",
      "x-default",
      "x-amzn-errortype",
    ];
    assert.deepEqual(
      names.map((name) => headerValue(message.headers, name)),
      ["*", "/live/none", "ann", undefined, "MissingAuthenticationTokenException"],
    );
    assert.equal(headerValue(message.headers, "content-length"), String(message.body.length));
  });

  it("adds the headers of the default to another type, and changes no response of a function", async () => {
    const gateway = asks(responses);
    const large = await gateway(
      requestOf("/live/a/b", { method: "POST", body: Buffer.alloc(10_485_761) }),
    );
    assert.deepEqual(told(large), [413, '{"message":"Request Too Long"}']);
    assert.equal(headerValue(large.headers, "x-default"), "1");
    const own = await gateway(requestOf("/live/a/b"));
    assert.deepEqual(told(own), [404, "of the function"]);
    assert.equal(headerValue(own.headers, "x-default"), undefined);
  });

  it("leaves the response as it is for a header that HTTP cannot carry", async () => {
    const broken = declared({ parameters: { "gatewayresponse.header.X": "'a\nb'" } });
    const message = await asks(new Map([["DEFAULT_4XX", broken]]))(requestOf("/live/none"));
    assert.deepEqual(told(message), [403, '{"message":"Missing Authentication Token"}']);
  });
});

describe("validation of bodies", () => {
  const body: BodyModels = { byType: { [json]: "Pet" }, schemas };
  const post = (text: string, type = json) =>
    requestOf("/live/a/b", {
      method: "POST",
      headers: ["Content-Type", type],
      body: Buffer.from(text),
    });
  const refused = [400, '{"message":"Invalid request body"}'];

  for (const [text, type, isValid] of [
    ['{"name":"a","owner":{"age":2}}', json, true],
    ['{"name":"a","owner":{"age":1}}', `${json}; charset=utf-8`, false],
    ['{"name":1}', json, false],
    ["{}", json, false],
    ["", json, false],
    ["{", json, false],
    ["{}", "text/plain", true],
  ] as const) {
    it(`lets ${JSON.stringify(text)} of ${type} ${isValid ? "pass" : "not pass"}`, async () => {
      const message = await asks(undefined, body)(post(text, type));
      assert.deepEqual(told(message), isValid ? [404, "of the function"] : refused);
    });
  }

  it("tells a declared response what is wrong", async () => {
    const told400 = declared({ templates: { [json]: "$context.error.validationErrorString" } });
    const gateway = asks(new Map([["BAD_REQUEST_BODY", told400]]), body);
    assert.match(told(await gateway(post("{}")))[1], /required property 'name'/);
  });

  it("finds another model by its URL", () => {
    const url = "https://apigateway.amazonaws.com/restapis/abc/models/Owner";
    assert.deepEqual(localSchema({ a: [{ $ref: url }], $ref: "#/definitions/b" }), {
      a: [{ $ref: "Owner" }],
      $ref: "#/definitions/b",
    });
  });
});
