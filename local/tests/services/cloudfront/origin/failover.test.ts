/** Origin groups: when the second origin is used, and what a viewer sees of it. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { type Message, OriginError, type OriginFault } from "../../../../http/message.ts";
import type { Behavior, Distribution, Origin } from "../../../../services/cloudfront/model.ts";
import {
  behavior,
  cachingDisabled,
  customOrigin,
  type FakeFunction,
  header,
  messageOf,
  passAll,
  passRequest,
  requestOf,
  type World,
  worldWith,
} from "../edge-fixtures.ts";

const second: Origin = { ...customOrigin, id: "second", domainName: "second.example.com" };

/** A distribution whose one behavior targets a group. */
function grouped(...statusCodes: readonly number[]): Partial<Distribution> {
  const group = { id: "group", primaryId: "api", secondaryId: "second" };
  return {
    origins: new Map<string, Origin>([
      ["api", customOrigin],
      ["second", second],
    ]),
    originGroups: new Map([["group", { ...group, statusCodes: new Set(statusCodes) }]]),
  };
}

const all = grouped(500, 502, 503, 504);
const target: Partial<Behavior> = { targetOriginId: "group" };

/** The primary responds as given, the secondary returns 200. */
function world(
  primary: () => Message,
  rest: Partial<Distribution> = all,
  over: Partial<Behavior> = {},
  functions: Parameters<typeof worldWith>[0] = {},
): World {
  return worldWith(
    functions,
    (_request, origin) => (origin.id === "api" ? primary() : messageOf(200, "second")),
    { ...target, ...over },
    rest,
  );
}

function failing(fault: OriginFault): () => never {
  return () => {
    throw new OriginError(fault, fault);
  };
}

function asked({ origins }: World): readonly string[] {
  return origins.map(({ origin }) => origin.id);
}

describe("exchangeWithFailover", () => {
  it("sends requests to the primary alone while it responds", async () => {
    const one = world(() => messageOf(200, "first"));
    assert.equal((await one.get("/a")).body.toString(), "first");
    assert.deepEqual(asked(one), ["api"]);
  });

  for (const status of [400, 403, 404, 416, 429, 500, 502, 503, 504]) {
    it(`sends the request to the secondary after a selected ${status}`, async () => {
      const one = world(() => messageOf(status), grouped(status));
      assert.equal((await one.get("/a")).body.toString(), "second");
      assert.deepEqual(asked(one), ["api", "second"]);
    });

    it(`passes a ${status} on that is not selected`, async () => {
      const others = [400, 403, 404, 416, 429, 500, 502, 503, 504].filter(
        (code) => code !== status,
      );
      const one = world(() => messageOf(status), grouped(...others));
      assert.equal((await one.get("/a")).status, status);
      assert.deepEqual(asked(one), ["api"]);
    });
  }

  for (const [fault, code, final] of [
    ["connect", 503, 502],
    ["connect-timeout", 503, 504],
    ["dns", 503, 502],
    ["tls", 503, 502],
    ["timeout", 504, 504],
    ["invalid", 502, 502],
  ] as const) {
    it(`counts the fault ${fault} where ${code} is selected`, async () => {
      assert.equal((await world(failing(fault), grouped(code)).get("/a")).status, 200);
    });

    it(`does not count the fault ${fault} where all but ${code} are selected`, async () => {
      const others = [500, 502, 503, 504].filter((each) => each !== code);
      const one = world(failing(fault), grouped(...others));
      assert.equal((await one.get("/a")).status, final);
      assert.deepEqual(asked(one), ["api"]);
    });
  }

  it("tries the primary first every time", async () => {
    const one = world(failing("connect"), all, { cachePolicy: cachingDisabled });
    await one.get("/a");
    await one.get("/a");
    assert.deepEqual(asked(one), ["api", "second", "api", "second"]);
  });

  const everything = new Set(["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]);
  for (const [method, cached, failsOver] of [
    ["GET", ["GET", "HEAD"], true],
    ["HEAD", ["GET", "HEAD"], true],
    ["OPTIONS", ["GET", "HEAD"], false],
    ["OPTIONS", ["GET", "HEAD", "OPTIONS"], true],
    ["POST", ["GET", "HEAD"], false],
    ["DELETE", ["GET", "HEAD"], false],
  ] as const) {
    it(`${failsOver ? "fails over" : "does not"}: ${method}, cached ${cached.join(" ")}`, async () => {
      const over = { allowedMethods: everything, cachedMethods: new Set<string>(cached) };
      const one = world(() => messageOf(503), all, over);
      const { status } = await one.edge.handle(requestOf("/a", { method }));
      assert.deepEqual([status, asked(one).length], failsOver ? [200, 2] : [503, 1]);
    });
  }

  it("runs the origin functions for each, with the origin of the attempt", async () => {
    const one = world(() => messageOf(500), all, {}, passAll);
    await one.get("/a");
    assert.deepEqual(one.ran, [
      "viewer-request",
      "origin-request",
      "origin-response",
      "origin-request",
      "origin-response",
      "viewer-response",
    ]);
    const shown = one.events.flatMap(({ Records: [{ cf }] }) =>
      cf.config.eventType === "origin-request" ? [cf.request.origin] : [],
    );
    assert.deepEqual(
      shown.map((origin) =>
        origin !== undefined && "custom" in origin ? origin.custom.domainName : "",
      ),
      ["api.example.com", "second.example.com"],
    );
  });

  it("shows a function the attempt by a custom header of the origin", async () => {
    const attempt = (value: string) => [{ name: "x-attempt", value }];
    const rest = {
      ...all,
      origins: new Map<string, Origin>([
        ["api", { ...customOrigin, customHeaders: attempt("1") }],
        ["second", { ...second, customHeaders: attempt("2") }],
      ]),
    };
    const seen: unknown[] = [];
    const router: FakeFunction = (event) => {
      const { request } = event.Records[0].cf;
      const { origin } = request;
      if (origin !== undefined && "custom" in origin) {
        seen.push(origin.custom.customHeaders["x-attempt"]?.[0]?.value);
        origin.custom.domainName = "elsewhere.example.com";
      }
      return request;
    };
    const one = world(failing("connect"), rest, {}, { "origin-request": router });
    assert.equal((await one.get("/a")).status, 200);
    assert.deepEqual(seen, ["1", "2"]);
    assert.deepEqual(
      one.origins.map(({ origin, request }) => [
        origin.domainName,
        request.headers["x-attempt"]?.[0]?.value,
      ]),
      [
        ["elsewhere.example.com", "1"],
        ["elsewhere.example.com", "2"],
      ],
    );
  });

  it("evaluates the status of the origin, not that of a response function", async () => {
    const turned: FakeFunction = (event) => ({ ...event.Records[0].cf.response, status: "200" });
    const one = world(() => messageOf(500), all, {}, { "origin-response": turned });
    await one.get("/a");
    assert.deepEqual(asked(one), ["api", "second"]);
  });

  it("does not fail over from a response or a failure of a function", async () => {
    for (const [made, status] of [
      [() => ({ status: "503" }), 503],
      [() => "nonsense", 502],
    ] as const) {
      const one = world(() => messageOf(200), all, {}, { "origin-request": made });
      assert.equal((await one.get("/a")).status, status);
      assert.deepEqual([one.ran.length, asked(one)], [1, []]);
    }
  });

  it("fails over when the name of the primary is not found, without its function", async () => {
    const resolveOrigin = async (origin: Origin): Promise<void> => {
      if (origin.id === "api") {
        failing("dns")();
      }
    };
    const one = worldWith(
      { "origin-request": passRequest },
      () => messageOf(200, "second"),
      target,
      all,
      { resolveOrigin },
    );
    assert.equal((await one.get("/a")).status, 200);
    assert.deepEqual([one.ran.length, asked(one)], [1, ["second"]]);
  });

  it("makes the outcome of the secondary final, its error page included", async () => {
    const rest = {
      ...all,
      errorResponses: new Map([
        [404, { errorCode: 404, cachingMinTtlSeconds: 5, page: { path: "/sorry", status: 200 } }],
      ]),
    };
    const one = worldWith(
      {},
      ({ path }, origin) => {
        if (path === "/sorry") {
          return messageOf(200, "sorry");
        }
        return origin.id === "api" ? messageOf(503) : messageOf(404);
      },
      target,
      rest,
    );
    assert.equal((await one.get("/a")).body.toString(), "sorry");
  });

  it("returns the failure of the secondary when both fail", async () => {
    const one = worldWith({}, failing("connect-timeout"), target, all);
    assert.equal((await one.get("/a")).status, 504);
    assert.equal(one.origins.length, 2);
  });

  it("stores the response of the secondary under the same key", async () => {
    const one = world(failing("connect"), all, { cachePolicy: behavior.cachePolicy });
    await one.get("/a");
    assert.equal(header(await one.get("/a"), "x-cache"), "Hit from cloudfront");
    assert.equal(one.origins.length, 2);
  });
});
