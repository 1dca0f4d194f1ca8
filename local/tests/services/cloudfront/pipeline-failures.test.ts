/** What failures of functions and origins answer. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { type Message, OriginError, type OriginFault } from "../../../http/message.ts";
import type { Behavior, Distribution } from "../../../services/cloudfront/model.ts";
import {
  type FakeFunction,
  header,
  messageOf,
  passAll,
  passRequest,
  type World,
  worldWith,
} from "./edge-fixtures.ts";

const ok = (): Message => messageOf(200, "hello", ["ETag", '"a"', "Cache-Control", "max-age=60"]);

/** A distribution with these settings, all four functions attached and changing nothing. */
function all(
  fetchOrigin: () => Message | Promise<Message>,
  over: Partial<Behavior> = {},
  rest: Partial<Distribution> = {},
): World {
  return worldWith(passAll, fetchOrigin, over, rest);
}

/** An origin that gives no answer. */
function failing(fault: OriginFault): () => Message {
  return () => {
    throw new OriginError(fault, `the origin failed: ${fault}`);
  };
}

describe("failures of functions", () => {
  const broken: readonly (readonly [string, FakeFunction, number, string])[] = [
    ["returns nothing", () => undefined, 502, "LambdaValidationError"],
    ["returns text", () => "x", 502, "LambdaValidationError"],
    [
      "adds a disallowed header",
      (event) => withHeader(event, "x-cache"),
      502,
      "LambdaValidationError",
    ],
    ["adds a read-only header", (event) => withHeader(event, "via"), 502, "LambdaValidationError"],
    ["throws", () => Promise.reject(new Error("secret")), 503, "LambdaExecutionError"],
    ["takes too long", () => ({ kind: "timeout", durationMs: 5 }), 503, "LambdaLimitExceeded"],
    ["is throttled", () => ({ kind: "throttled" }), 503, "LambdaLimitExceeded"],
  ];

  /** The request or response of an event with a header more than it may have. */
  function withHeader(event: Parameters<FakeFunction>[0], name: string): unknown {
    const { cf } = event.Records[0];
    const subject = cf.response ?? cf.request;
    subject.headers[name] = [{ key: name, value: "x" }];
    return subject;
  }

  for (const event of [
    "viewer-request",
    "origin-request",
    "origin-response",
    "viewer-response",
  ] as const) {
    for (const [title, fake, status, result] of broken) {
      it(`${event} ${title}: ${status} ${result}`, async () => {
        const world = worldWith({ ...passAll, [event]: fake }, ok);
        const answer = await world.get("/a");
        assert.equal(answer.status, status);
        assert.equal(header(answer, "x-cache"), `${result} from cloudfront`);
        assert.equal(header(answer, "server"), "CloudFront");
        assert.equal(world.problems.length, 1);
        assert.equal(world.problems[0]?.kind, "function");
        assert.doesNotMatch(answer.body.toString(), /secret/);
      });
    }
  }

  for (const [title, fake] of [
    ["bad base64", () => ({ status: "200", body: "!", bodyEncoding: "base64" })],
    ["more than 40 KB", () => ({ status: "200", body: "x".repeat(41_000) })],
    ["204 with a body", () => ({ status: "204", body: "x" })],
  ] as const) {
    it(`viewer-request returns ${title}: 502`, async () => {
      const answer = await worldWith({ "viewer-request": fake }, ok).get("/a");
      assert.equal(answer.status, 502);
    });
  }

  it("the response to a failed function is not stored", async () => {
    let fails = true;
    const world = worldWith(
      { "origin-request": (event) => (fails ? undefined : passRequest(event)) },
      ok,
    );
    assert.equal((await world.get("/a")).status, 502);
    fails = false;
    assert.equal((await world.get("/a")).status, 200);
  });

  for (const [fault, status] of [
    ["dns", 502],
    ["tls", 502],
    ["invalid", 502],
    ["connect", 502],
    ["timeout", 504],
  ] as const) {
    it(`origin fault ${fault}: ${status}, Error, logged and not stored`, async () => {
      const world = all(failing(fault));
      const answer = await world.get("/a");
      assert.equal(answer.status, status);
      assert.equal(header(answer, "x-cache"), "Error from cloudfront");
      assert.equal(world.problems[0]?.kind, "origin");
      await world.get("/a");
      assert.equal(world.origins.length, 2);
    });
  }

  it("an origin with headers beyond 32,768 bytes: 502", async () => {
    const world = all(() => messageOf(200, "", ["X-A", "x".repeat(33_000)]));
    assert.equal((await world.get("/a")).status, 502);
  });

  it("a defect is a page with 500, logged with its cause and without a trace to the viewer", async () => {
    const cause = new Error("/home/someone/secret.ts");
    const world = all(() => {
      throw cause;
    });
    const answer = await world.get("/a");
    assert.equal(answer.status, 500);
    assert.doesNotMatch(answer.body.toString(), /secret/);
    assert.deepEqual(
      world.problems.map(({ kind, cause: logged }) => [kind, logged]),
      [["defect", cause]],
    );
  });
});
