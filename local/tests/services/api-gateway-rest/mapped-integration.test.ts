/** Integrations of a REST API whose requests and responses templates make. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { headersFromRaw, headerValue } from "../../../http/header-map.ts";
import type { ExternalRequest } from "../../../services/api-gateway/external.ts";
import type {
  MappedIntegration,
  MappedResponse,
} from "../../../services/api-gateway-rest/rest-api.ts";
import { createRestGateway } from "../../../services/api-gateway-rest/rest-gateway.ts";
import { apiWorld, requestOf, targetOf, told } from "../api-gateway-http/http-api-fixture.ts";
import { apiOf } from "./rest-api-fixture.ts";

const json = "application/json";

function response(over: Partial<MappedResponse> = {}): MappedResponse {
  return { status: 200, selectionPattern: "", parameters: {}, templates: {}, ...over };
}

function mapped(over: Partial<MappedIntegration>): MappedIntegration {
  return {
    kind: "mapped",
    backend: { kind: "function", target: targetOf("handler"), hasRole: false },
    timeoutMs: 29_000,
    requestTemplates: {},
    passthrough: "WHEN_NO_MATCH",
    responses: [response()],
    ...over,
  };
}

/** Asks an API whose function answers what it was asked. */
function asks(over: Partial<MappedIntegration>, handler = (event: object): unknown => event) {
  const world = apiWorld({ handler });
  const gateway = createRestGateway(apiOf(mapped(over)), world.deps);
  return { world, gateway };
}

function post(body: string, target = "/live/a/b%20c?x=1&x=2", type = json) {
  const headers = ["Content-Type", type, "X-Who", "ann"];
  return requestOf(target, { method: "POST", headers, body: Buffer.from(body) });
}

const overloaded = [500, '{"message":"Internal server error"}'];

describe("a mapped integration of a function", () => {
  it("passes a body on where there is no template, and the result back", async () => {
    const { world, gateway } = asks({});
    const message = await gateway(post('{"n":1}'));
    assert.deepEqual(told(message), [200, '{"n":1}']);
    assert.equal(headerValue(message.headers, "content-type"), json);
    assert.deepEqual(world.invoked[0]?.[1], { n: 1 });
    assert.deepEqual(told(await gateway(requestOf("/live/a/b"))), [200, "{}"]);
  });

  it("makes the event from the request", async () => {
    const template = `{
      "body": $input.json('$'), "n": $input.json('$.n'), "missing": $input.json('$.none'),
      "name": "$input.path('$.name')", "proxy": "$input.params('proxy')",
      "x": "$input.params().querystring.x", "who": "$input.params('x-who')",
      "none": "$input.params('none')", "stage": "$context.stage", "ip": "$context.identity.sourceIp",
      "user": "$context.identity.user", "host": "$stageVariables.host",
      "raw": "$util.escapeJavaScript($input.body)", "code": "$util.base64Encode('hi')",
      "back": "$util.base64Decode('aGk=')", "url": "$util.urlEncode('a b&c')",
      "plain": "$util.urlDecode('a+b%26c')", "parsed": $util.parseJson('{"a":[1]}').a[0]
    }`;
    const { world, gateway } = asks({ requestTemplates: { [json]: template } });
    await gateway(post('{"n":1,"name":"a/b"}', undefined, "application/json; charset=utf-8"));
    assert.deepEqual(world.invoked[0]?.[1], {
      body: { n: 1, name: "a/b" },
      n: 1,
      missing: "",
      name: "a/b",
      proxy: "b c",
      x: "2",
      who: "ann",
      none: "",
      stage: "live",
      ip: "192.0.2.1",
      user: "",
      host: "b",
      raw: '{"n":1,"name":"a/b"}',
      code: "aGk=",
      back: "hi",
      url: "a+b%26c",
      plain: "a b&c",
      parsed: 1,
    });
  });

  for (const [passthrough, templates, status] of [
    ["WHEN_NO_MATCH", { [json]: "{}" }, 200],
    ["WHEN_NO_TEMPLATES", {}, 200],
    ["WHEN_NO_TEMPLATES", { [json]: "{}" }, 415],
    ["NEVER", {}, 415],
  ] as const) {
    it(`answers ${status} to another type with ${passthrough} and ${Object.keys(templates).length} templates`, async () => {
      const { gateway } = asks({ passthrough, requestTemplates: templates });
      assert.equal((await gateway(post("{}", "/live/a/b", "text/plain"))).status, status);
    });
  }

  it("chooses a response by the message of an error", async () => {
    const responses = [
      response({ templates: { [json]: '{"ok":$input.json("$")}' } }),
      response({
        status: 404,
        selectionPattern: "Not found.*",
        templates: { [json]: '{"why":$input.json("$.errorMessage")}' },
      }),
    ];
    const failing = (message: string) => () => {
      throw new Error(message);
    };
    const found = asks({ responses }, () => "x").gateway;
    assert.deepEqual(told(await found(post("{}"))), [200, '{"ok":"x"}']);
    const missing = asks({ responses }, failing("Not found: 7")).gateway;
    assert.deepEqual(told(await missing(post("{}"))), [404, '{"why":"Not found: 7"}']);
    // An error that no pattern fits is a success: AWS takes the default.
    const other = asks({ responses }, failing("Later: Not found")).gateway;
    assert.equal((await other(post("{}"))).status, 200);
    const none = asks({ responses: responses.slice(1) }, () => "x");
    assert.deepEqual(told(await none.gateway(post("{}"))), overloaded);
    assert.match(none.world.logged.join(), /no response fits/);
  });

  it("maps headers, and lets a template override status and headers", async () => {
    const parameters = {
      "method.response.header.Location": "integration.response.body.place.url",
      "method.response.header.X-Static": "'yes'",
      "method.response.header.X-Who": "method.request.header.x-who",
      "method.response.header.X-None": "integration.response.body.none",
    };
    const template =
      '#set($context.responseOverride.status = 201)#set($context.responseOverride.header.X-Made = "now")made';
    const { gateway } = asks(
      { responses: [response({ parameters, templates: { "text/plain": template } })] },
      () => ({ place: { url: "/b/1" } }),
    );
    const message = await gateway(post("{}"));
    assert.deepEqual(told(message), [201, "made"]);
    assert.deepEqual(
      ["location", "x-static", "x-who", "x-none", "x-made", "content-type"].map((name) =>
        headerValue(message.headers, name),
      ),
      ["/b/1", "yes", "ann", undefined, "now", "text/plain"],
    );
  });

  it("takes the template of the type that the viewer accepts", async () => {
    const templates = { [json]: "{}", "text/html": "<p>" };
    const { gateway } = asks({ responses: [response({ templates })] });
    const headers = ["Accept", "text/html, */*"];
    assert.deepEqual(told(await gateway(requestOf("/live/a/b", { headers }))), [200, "<p>"]);
    assert.deepEqual(told(await gateway(requestOf("/live/a/b"))), [200, "{}"]);
  });

  for (const [title, over, body, expected] of [
    [
      "a body that is no JSON where the template reads it",
      { requestTemplates: { [json]: "$input.json('$')" } },
      "{",
      [400, '{"message":"Could not parse request body into json"}'],
    ],
    [
      "a body that nests too deep",
      { requestTemplates: { [json]: "$input.json('$')" } },
      `${"[".repeat(5000)}${"]".repeat(5000)}`,
      [400, '{"message":"Could not parse request body into json"}'],
    ],
    ["an event that is no JSON", { requestTemplates: { [json]: "no" } }, "{}", overloaded],
    ["a template that cannot be read", { requestTemplates: { [json]: "#if(" } }, "{}", overloaded],
    [
      "a header that HTTP cannot carry",
      {
        responses: [
          response({ parameters: { "method.response.header.X": "integration.response.body.v" } }),
        ],
      },
      '{"v":"a\\nb"}',
      overloaded,
    ],
  ] as const) {
    it(`answers ${expected[0]} for ${title}`, async () => {
      const { gateway } = asks(over);
      assert.deepEqual(told(await gateway(post(body))), expected);
    });
  }

  it("answers 500 where API Gateway may not invoke the function, and 504 where it is late", async () => {
    const world = apiWorld({ handler: () => new Promise(() => undefined) });
    const deps = { ...world.deps, mayInvoke: () => false };
    const denied = createRestGateway(apiOf(mapped({})), deps);
    assert.deepEqual(told(await denied(post("{}"))), overloaded);
    const waiting = createRestGateway(apiOf(mapped({})), world.deps)(post("{}"));
    assert.equal(await world.timer.runUntil(waiting), 29_000);
    assert.equal((await waiting).status, 504);
  });
});

describe("a mapped integration of a backend", () => {
  it("sends mapped parameters only, and chooses a response by the status", async () => {
    const asked: ExternalRequest[] = [];
    const world = apiWorld({});
    const template =
      '#set($context.requestOverride.header.X-Late = "1")#set($context.requestOverride.path.id = "9")<$input.path("$.n")>';
    const gateway = createRestGateway(
      apiOf(
        mapped({
          backend: {
            kind: "http",
            uri: "http://b.example.com/{id}",
            method: "PUT",
            requestParameters: {
              "integration.request.path.id": "method.request.path.proxy",
              "integration.request.header.X-From": "method.request.header.x-who",
              "integration.request.querystring.q": "method.request.querystring.x",
            },
          },
          requestTemplates: { [json]: template },
          responses: [
            response(),
            response({
              status: 502,
              selectionPattern: "5\\d{2}",
              parameters: { "method.response.header.X-B": "integration.response.header.x-b" },
              templates: { [json]: '{"inner":$input.json("$.e")}' },
            }),
          ],
        }),
      ),
      {
        ...world.deps,
        fetchExternal: async (each) => {
          asked.push(each);
          return {
            status: 503,
            statusDescription: "",
            headers: headersFromRaw(["X-B", "b"]),
            body: Buffer.from('{"e":"down"}'),
          };
        },
      },
    );
    const message = await gateway(post('{"n":1}'));
    assert.deepEqual(told(message), [502, '{"inner":"down"}']);
    assert.equal(headerValue(message.headers, "x-b"), "b");
    const [request] = asked;
    assert.deepEqual(
      [request?.method, request?.url, request?.body.toString()],
      ["PUT", "http://b.example.com/9?q=1", "<1>"],
    );
    const headers = request?.headers ?? {};
    assert.deepEqual(Object.keys(headers).sort(), [
      "content-type",
      "host",
      "user-agent",
      "x-from",
      "x-late",
    ]);
  });
});

describe("a mock", () => {
  const responses = [
    response({ templates: { "text/plain": "found" } }),
    response({
      status: 410,
      selectionPattern: "4\\d\\d",
      parameters: { "method.response.header.X-A": "'1'" },
      templates: { "text/plain": "gone $context.stage" },
    }),
  ];
  const asksMock = (template: string) =>
    asks({ backend: { kind: "mock" }, responses, requestTemplates: { [json]: template } });

  it("answers by the pattern of the status that its template gives", async () => {
    const { gateway } = asksMock(`{"statusCode": #if($input.params('x') == "1")404#{else}200#end}`);
    const gone = await gateway(requestOf("/live/a/b?x=1"));
    assert.deepEqual(told(gone), [410, "gone live"]);
    assert.equal(headerValue(gone.headers, "x-a"), "1");
    assert.deepEqual(told(await gateway(requestOf("/live/a/b"))), [200, "found"]);
  });

  it("answers 500 without a status", async () => {
    const { gateway, world } = asksMock("{}");
    assert.deepEqual(told(await gateway(requestOf("/live/a/b"))), overloaded);
    assert.match(world.logged.join(), /must give a statusCode/);
  });
});
