/** Web ACL, behavior and functions of recorded requests, in the words of who decides. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { functionsOf, kindsOf, told, useRecordedStack } from "./recorded-stack.ts";

describe("the web ACL of a recorded request", () => {
  const { traced } = useRecordedStack();

  it("tells of each rule why it matched or not", async () => {
    const { stage } = await traced("/page/index.html", { "x-local-viewer": "NZ" });
    assert.deepEqual(stage("firewall"), {
      kind: "firewall",
      verdict: "pass",
      rules: [
        {
          name: "visitors",
          action: "count",
          matched: true,
          why: 'and (country NZ is one of NZ, AU: yes; not (URI path starts with "/v1/": no): yes): yes',
        },
        {
          name: "blocked",
          action: "block",
          matched: false,
          why: "address 127.0.0.1 is in 198.51.100.0/24: no",
        },
        {
          name: "rate",
          action: "block",
          matched: false,
          why: "the request has no key to be counted by",
        },
      ],
    });
  });

  it("tells which rule blocked it, and that those after it were not evaluated", async () => {
    const { status, record, stage } = await traced("/", { "x-local-address": "198.51.100.9" });
    assert.equal(status, 403);
    assert.deepEqual(kindsOf(record.stages), ["firewall", "refusal"]);
    const firewall = stage("firewall");
    assert.ok(firewall.kind === "firewall");
    assert.deepEqual(
      [firewall.verdict, firewall.decidedBy, firewall.rules.slice(1)],
      [
        "block",
        "blocked",
        [
          {
            name: "blocked",
            action: "block",
            matched: true,
            why: "address 198.51.100.9 is in 198.51.100.0/24: yes",
          },
          { name: "rate", action: "block", why: "not evaluated, since blocked decided" },
        ],
      ],
    );
    assert.deepEqual(stage("refusal"), {
      kind: "refusal",
      status: 403,
      why: "The web ACL of this distribution blocked the request.",
    });
  });

  it("tells what a rate has counted, and not by what key where that may be a token", async () => {
    const ask = () => traced("/v1/nothing", { authorization: "Bearer a-token-that-is-counted" });
    await ask();
    const { stage, json } = await ask();
    const firewall = stage("firewall");
    assert.deepEqual(firewall.kind === "firewall" && firewall.rules[2], {
      name: "rate",
      action: "block",
      matched: false,
      rate: { count: 2, limit: 10, windowSeconds: 60, key: "***" },
      why: "2 of at most 10 requests with its key in 60 s: within it",
    });
    assert.ok(!json.includes("a-token-that-is-counted"));
  });
});

describe("behavior and refusals of a recorded request", () => {
  const { traced } = useRecordedStack();

  it("tells the behavior, and why those before it did not match", async () => {
    const { stage } = await traced("/edge/index.html");
    assert.deepEqual(stage("behavior"), {
      kind: "behavior",
      pathPattern: "/edge/*",
      origin: "site",
      passedOver: [
        { pathPattern: "/v1/*", why: "/edge/index.html does not match /v1/*" },
        { pathPattern: "/page/*", why: "/edge/index.html does not match /page/*" },
      ],
    });
  });

  it("tells that the behavior does not allow the method", async () => {
    const { status, record, stage } = await traced("/v1/hello/jo", {}, { method: "DELETE" });
    assert.equal(status, 403);
    assert.deepEqual(kindsOf(record.stages), ["firewall", "behavior", "refusal"]);
    assert.deepEqual(stage("refusal"), {
      kind: "refusal",
      status: 403,
      why: "The distribution does not allow the method of the request.",
    });
  });

  it("tells that a request is malformed, before anything looks at it", async () => {
    const { status, record, stage } = await traced(`/${"x".repeat(9_000)}`);
    assert.deepEqual([status, kindsOf(record.stages)], [414, ["refusal"]]);
    assert.deepEqual(stage("refusal"), {
      kind: "refusal",
      status: 414,
      why: "The URL is longer than CloudFront accepts.",
    });
  });
});

describe("functions of a recorded request", () => {
  const { traced } = useRecordedStack();

  it("tells what a CloudFront function changed and logged", async () => {
    const { record } = await traced("/page/?q=1");
    const [rewrite, ...others] = functionsOf(record.stages);
    assert.ok(rewrite !== undefined && others.length === 0);
    assert.deepEqual(told(rewrite), {
      name: "rewrite",
      eventType: "viewer-request",
      start: undefined,
      outcome: "ok",
      changes: [{ path: "uri", before: "/page/", after: "/page/index.html" }],
    });
    assert.deepEqual(
      [rewrite.runtime, rewrite.logs],
      ["cloudfront-function", ["asked for /page/"]],
    );
    const { request } = rewrite.event as { request: { uri: string; querystring: object } };
    assert.deepEqual([request.uri, request.querystring], ["/page/", { q: { value: "1" } }]);
    assert.equal((rewrite.result as { uri: string }).uri, "/page/index.html");
  });

  it("tells what functions of Lambda@Edge changed, and whether their sandbox was new", async () => {
    const first = await traced("/edge/index.html?a=1");
    assert.deepEqual(functionsOf(first.record.stages).map(told), [
      {
        name: "router",
        eventType: "origin-request",
        start: "cold",
        outcome: "ok",
        changes: [
          { path: "uri", before: "/edge/index.html", after: "/page/index.html" },
          { path: "headers.x-region", after: "near" },
        ],
      },
      {
        name: "stamp",
        eventType: "viewer-response",
        start: "cold",
        outcome: "ok",
        changes: [{ path: "headers.x-stamp", after: "1" }],
      },
    ]);
    assert.deepEqual(first.record.functions, ["router", "stamp"]);
    const second = await traced("/edge/index.html");
    assert.deepEqual(
      functionsOf(second.record.stages).map(({ name, start }) => [name, start]),
      [["stamp", "warm"]],
    );
    const log = functionsOf(second.record.stages)[0]?.logs ?? [];
    assert.deepEqual(
      log.map((line) => line.split(" ")[0]),
      ["START", "END", "REPORT"],
    );
  });

  it("tells how one failed, and what became of the request", async () => {
    const { status, record, stage } = await traced("/edge/fail");
    assert.equal(status, 503);
    assert.deepEqual(kindsOf(record.stages), [
      "firewall",
      "behavior",
      "cache",
      "function",
      "refusal",
    ]);
    const failed = stage("function");
    assert.ok(failed.kind === "function");
    assert.deepEqual(
      [failed.outcome, failed.result, failed.changes],
      ["error", { errorType: "TypeError", errorMessage: "no way" }, []],
    );
    assert.deepEqual(stage("refusal"), {
      kind: "refusal",
      status: 503,
      why: "origin-request function arn:aws:lambda:us-east-1:000000000000:function:router:1: TypeError: no way",
    });
  });

  it("tells why a result was refused", async () => {
    const { status, stage } = await traced("/edge/invalid");
    assert.equal(status, 502);
    assert.deepEqual(stage("refusal"), {
      kind: "refusal",
      status: 502,
      why: "origin-request function result failed validation: response.status must be a whole number from 200 to 599",
    });
  });
});
