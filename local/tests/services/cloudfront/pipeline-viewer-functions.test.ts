/** CloudFront functions in the edge. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type {
  FunctionOutcome,
  ViewerEvent,
} from "../../../services/cloudfront/functions/viewer-function.ts";
import type { Behavior, Distribution } from "../../../services/cloudfront/model.ts";
import {
  behavior,
  distributionOf,
  header,
  messageOf,
  requestOf,
  type World,
  worldOf,
} from "./edge-fixtures.ts";

/** What a fake function makes of its event. */
// biome-ignore lint/suspicious/noExplicitAny: a function gets any event and returns anything
type Fake = (event: any) => unknown;

/** A change of the origin that a fake function returns beside its result. */
const changes = new WeakMap<object, FunctionOutcome & { kind: "returned" }>();

function world(
  functions: Readonly<Partial<Record<ViewerEvent, Fake>>>,
  over: Partial<Behavior> = {},
  rest: Partial<Distribution> = {},
  answer = () => messageOf(200, "body", ["Cache-Control", "max-age=60", "ETag", '"1"']),
): World & { readonly runs: string[] } {
  const runs: string[] = [];
  const viewerFunctions = Object.fromEntries(Object.keys(functions).map((event) => [event, event]));
  const made = worldOf(
    distributionOf([{ ...behavior, viewerFunctions, ...over }], rest),
    answer,
    {},
    {
      async runFunction(arn, text) {
        runs.push(arn);
        try {
          const result = functions[arn as ViewerEvent]?.(JSON.parse(text));
          const change =
            typeof result === "object" && result !== null ? changes.get(result) : undefined;
          return (
            change ?? {
              kind: "returned",
              json: JSON.stringify(result),
              originChange: undefined,
              log: [],
            }
          );
        } catch (error) {
          return { kind: "failed", reason: String(error), log: [] };
        }
      },
    },
  );
  return { ...made, runs };
}

const pass: Fake = (event) => event.response ?? event.request;

describe("CloudFront functions", () => {
  it("run at both events, on a miss and on a hit", async () => {
    const { get, runs, origins } = world({ "viewer-request": pass, "viewer-response": pass });
    await get("/a");
    assert.equal(header(await get("/a"), "x-cache"), "Hit from cloudfront");
    assert.deepEqual(runs, [
      "viewer-request",
      "viewer-response",
      "viewer-request",
      "viewer-response",
    ]);
    assert.equal(origins.length, 1);
  });

  it("get the event that AWS documents", async () => {
    const events: unknown[] = [];
    const { get } = world({
      "viewer-response": (event) => {
        events.push(structuredClone(event));
        return event.response;
      },
    });
    const response = await get("/a?b=1");
    const [{ response: shown, ...rest }] = events as [{ response: { statusCode: number } }];
    assert.equal(shown.statusCode, 200);
    assert.deepEqual(rest, {
      version: "1.0",
      context: {
        distributionDomainName: "d111111abcdef8.cloudfront.net",
        distributionId: "E2EXAMPLE",
        eventType: "viewer-response",
        requestId: response.requestId,
      },
      viewer: { ip: "203.0.113.7" },
      request: {
        method: "GET",
        uri: "/a",
        querystring: { b: { value: "1" } },
        headers: { host: { value: "www.example.com" } },
        cookies: {},
      },
    });
  });

  it("see the headers of CloudFront that the policies name, and not what a viewer says they are", async () => {
    const countries: unknown[] = [];
    const headers = { kind: "allow", names: ["cloudfront-viewer-country"] } as const;
    const { edge, origins } = world(
      {
        "viewer-request": ({ request }) => {
          countries.push(request.headers["cloudfront-viewer-country"]);
          return request;
        },
      },
      { cachePolicy: { ...behavior.cachePolicy, headers } },
    );
    const forged = ["CloudFront-Viewer-Country", "DE"];
    await edge.handle(requestOf("/a", { headers: forged, place: { country: "NZ" } }));
    await edge.handle(requestOf("/b", { headers: forged }));
    assert.deepEqual(countries, [{ value: "NZ" }, undefined]);
    const sent = origins.map(
      ({ request }) => request.headers["cloudfront-viewer-country"]?.[0]?.value,
    );
    assert.deepEqual(sent, ["NZ", undefined]);
  });

  it("change the path that is looked up and fetched", async () => {
    const { get, origins } = world({
      "viewer-request": ({ request }) => ({ ...request, uri: "/other" }),
    });
    await get("/a");
    assert.equal(header(await get("/b"), "x-cache"), "Hit from cloudfront");
    assert.deepEqual(
      origins.map(({ request }) => request.path),
      ["/other"],
    );
  });

  it("answer in place of the cache, after which viewer-response does not run", async () => {
    const { get, runs, origins } = world({
      "viewer-request": () => ({ statusCode: 302, headers: { location: { value: "/login" } } }),
      "viewer-response": pass,
    });
    const response = await get("/a");
    assert.equal(response.status, 302);
    assert.equal(header(response, "location"), "/login");
    assert.equal(header(response, "x-cache"), "FunctionGeneratedResponse from cloudfront");
    assert.deepEqual([runs, origins.length], [["viewer-request"], 0]);
  });

  it("fail with 503 when they throw, and the origin is not asked", async () => {
    const { get, origins, problems } = world({
      "viewer-request": () => {
        throw new Error("no");
      },
    });
    const response = await get("/a");
    assert.equal(response.status, 503);
    assert.equal(header(response, "x-cache"), "FunctionExecutionError from cloudfront");
    assert.equal(origins.length, 0);
    assert.deepEqual(
      problems.map(({ message }) => message),
      ["CloudFront function at viewer-request: Error: no"],
    );
  });

  for (const event of ["viewer-request", "viewer-response"] as const) {
    it(`fail with 502 when what ${event} returns is not valid`, async () => {
      const { get } = world({ [event]: () => ({ uri: 1 }) });
      const response = await get("/a");
      assert.equal(response.status, 502);
      assert.equal(header(response, "x-cache"), "FunctionValidationError from cloudfront");
    });
  }

  it("do not run on an error of the origin", async () => {
    const { get, runs } = world({ "viewer-response": pass }, {}, {}, () => messageOf(404));
    assert.equal((await get("/a")).status, 404);
    assert.deepEqual(runs, []);
  });

  it("have their own error answers replaced by no custom error page", async () => {
    const page = { errorCode: 403, cachingMinTtlSeconds: 0, page: { path: "/403", status: 200 } };
    const { get } = world(
      {
        "viewer-request": ({ request }) => (request.uri === "/403" ? request : { statusCode: 403 }),
      },
      {},
      { errorResponses: new Map([[403, page]]) },
    );
    assert.equal((await get("/a")).status, 403);
  });

  it("replace the body as a whole, also where the viewer asked for a part", async () => {
    const { get } = world({
      "viewer-response": (event) => ({ ...event.response, statusCode: 200, body: "another body" }),
    });
    const response = await get("/a", ["Range", "bytes=0-1"]);
    assert.equal(response.body.toString(), "another body");
    assert.equal(header(response, "content-length"), "12");
  });

  it("leave conditions and ranges to the edge otherwise", async () => {
    const { get } = world({ "viewer-response": pass });
    await get("/a");
    const part = await get("/a", ["Range", "bytes=0-1"]);
    assert.deepEqual([part.status, part.body.toString()], [206, "bo"]);
    assert.equal((await get("/a", ["If-None-Match", '"1"'])).status, 304);
  });

  it("choose the origin", async () => {
    const { get, origins } = world({
      "viewer-request": ({ request }) => {
        changes.set(request, {
          kind: "returned",
          json: JSON.stringify(request),
          originChange: { kind: "select", originId: "bucket", settings: undefined },
          log: [],
        });
        return request;
      },
    });
    await get("/a");
    assert.deepEqual(
      origins.map(({ origin }) => origin.id),
      ["bucket"],
    );
  });

  it("fail with 502 when they choose an origin that does not exist", async () => {
    const { get } = world({
      "viewer-request": ({ request }) => {
        changes.set(request, {
          kind: "returned",
          json: JSON.stringify(request),
          originChange: { kind: "select", originId: "none", settings: undefined },
          log: [],
        });
        return request;
      },
    });
    assert.equal((await get("/a")).status, 502);
  });

  it("leave a hit synchronous where a behavior has none", async () => {
    const { edge, get } = world({});
    await get("/a");
    assert.ok(!(edge.handle(requestOf("/a")) instanceof Promise));
  });
});
