/** A web ACL at work. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { rawHeaders } from "../../../http/header-map.ts";
import type { ViewerRequest } from "../../../http/message.ts";
import type { Verdict } from "../../../services/cloudfront/request/firewall.ts";
import { createFirewall } from "../../../services/waf/web-acl-evaluation.ts";
import type {
  RateStatement,
  Rule,
  RuleAction,
  Statement,
  WebAcl,
} from "../../../services/waf/web-acl-model.ts";
import { requestOf } from "../cloudfront/edge-fixtures.ts";

const allow: RuleAction = { kind: "allow" };
const block: RuleAction = { kind: "block", response: undefined };
const count: RuleAction = { kind: "count" };
const blocked: Verdict = { kind: "block", answer: undefined };
const passed: Verdict = { kind: "pass" };

/** True of paths that begin so. */
function under(search: string): Statement {
  const source = { component: { kind: "uri-path" }, transformations: [] } as const;
  return { kind: "byte-match", source, search, position: "STARTS_WITH" };
}

function rule(statement: Rule["statement"], action: RuleAction, ...labels: string[]): Rule {
  return { name: "rule", statement, action, labels };
}

/** A firewall of rules, and its clock. */
function wall(rules: readonly Rule[], defaultAction: WebAcl["defaultAction"] = { kind: "allow" }) {
  let nowMs = 0;
  const acl = { arn: "arn", labelPrefix: "p:", rules, defaultAction, bodyBytes: 16 };
  const firewall = createFirewall(acl, { nowMs: () => nowMs, random: () => 0 });
  return {
    inspect: (request: ViewerRequest | string) =>
      firewall.inspect(typeof request === "string" ? requestOf(request) : request),
    pass(seconds: number): void {
      nowMs += seconds * 1_000;
    },
  };
}

describe("createFirewall", () => {
  const label: Statement = { kind: "label", scope: "LABEL", key: "seen" };
  for (const [title, rules, defaultAction, expected] of [
    ["lets pass by default", [], allow, passed],
    ["blocks by default", [], block, blocked],
    ["blocks what a rule matches", [rule(under("/a"), block)], allow, blocked],
    ["leaves alone what none matches", [rule(under("/b"), block)], allow, passed],
    [
      "stops at the first that allows",
      [rule(under("/a"), allow), rule(under("/"), block)],
      block,
      passed,
    ],
    [
      "goes on after one that counts",
      [rule(under("/a"), count), rule(under("/"), block)],
      allow,
      blocked,
    ],
    [
      "shows labels to later rules",
      [rule(under("/a"), count, "seen"), rule(label, block)],
      allow,
      blocked,
    ],
    [
      "shows labels to later rules only",
      [rule(label, block), rule(under("/a"), count, "seen")],
      allow,
      passed,
    ],
    [
      "writes no label where nothing matched",
      [rule(under("/b"), count, "seen"), rule(label, block)],
      allow,
      passed,
    ],
  ] as const) {
    it(title, () => assert.deepEqual(wall(rules, defaultAction).inspect("/a"), expected));
  }

  it("keeps no labels between requests", () => {
    const { inspect } = wall([rule(under("/a"), count, "seen"), rule(label, block)]);
    assert.deepEqual(inspect("/a"), blocked);
    assert.deepEqual(inspect("/b"), passed);
  });

  it("writes labels with the prefix of its web ACL", () => {
    const key: Statement = { kind: "label", scope: "LABEL", key: "p:seen" };
    const { inspect } = wall([rule(under("/"), count, "seen"), rule(key, block)]);
    assert.deepEqual(inspect("/"), blocked);
  });

  it("returns the custom response with the body's content type", () => {
    const response = {
      status: 429,
      headers: [
        { name: "retry-after", value: "60" },
        { name: "content-type", value: "text/html" },
      ],
      body: { contentType: "application/json", content: '{"é":1}' },
    };
    const verdict = wall([rule(under("/"), { kind: "block", response })]).inspect("/");
    assert.ok(verdict.kind === "block" && verdict.answer !== undefined);
    assert.equal(verdict.answer.status, 429);
    assert.deepEqual(rawHeaders(verdict.answer.headers), [
      "retry-after",
      "60",
      "Content-Type",
      "application/json",
      "Content-Length",
      "8",
    ]);
    assert.equal(String(verdict.answer.body), '{"é":1}');
  });

  it("returns no body when none is named", () => {
    const response = { status: 503, headers: [], body: undefined };
    const verdict = wall([], { kind: "block", response }).inspect("/");
    assert.ok(verdict.kind === "block" && verdict.answer !== undefined);
    assert.deepEqual(rawHeaders(verdict.answer.headers), ["Content-Length", "0"]);
  });
});

describe("rate rules", () => {
  const rate: RateStatement = {
    kind: "rate",
    limit: 10,
    windowSeconds: 60,
    key: [{ kind: "ip" }],
    scopeDown: under("/auth/"),
  };

  /** So many requests, ten seconds ago. */
  function counted(requests: number, statement: RateStatement, target = "/auth/", action = block) {
    const { inspect, pass } = wall([rule(statement, action, "fast")]);
    for (let sent = 0; sent < requests; sent++) {
      assert.deepEqual(inspect(target), passed);
    }
    pass(10);
    return inspect;
  }

  it("block a sender above the limit", () =>
    assert.deepEqual(counted(11, rate)("/auth/"), blocked));

  it("allow a sender at the limit", () => assert.deepEqual(counted(10, rate)("/auth/"), passed));

  it("block in their scope only", () => assert.deepEqual(counted(11, rate)("/other"), passed));

  it("count in their scope only", () =>
    assert.deepEqual(counted(11, rate, "/other")("/auth/"), passed));

  it("distinguish viewers", () =>
    assert.deepEqual(counted(11, rate)(requestOf("/auth/", { clientIp: "2001:db8::7" })), passed));

  it("count everything together where there is no key", () => {
    const inspect = counted(11, { ...rate, key: [] });
    assert.deepEqual(inspect(requestOf("/auth/", { clientIp: "2001:db8::7" })), blocked);
  });

  it("do not count requests without a part of the key", () => {
    const source = { component: { kind: "single-header", name: "x-key" }, transformations: [] };
    const key = [{ kind: "text", source }] as RateStatement["key"];
    assert.deepEqual(counted(11, { ...rate, key })("/auth/"), passed);
  });

  it("block immediately when an invalid address counts as a match", () => {
    const key = [{ kind: "forwarded-ip", header: "x-ip", fallback: "MATCH" }] as const;
    const { inspect } = wall([rule({ ...rate, key }, block)]);
    assert.deepEqual(inspect(requestOf("/auth/", { headers: ["x-ip", "?"] })), blocked);
    assert.deepEqual(inspect("/auth/"), passed);
  });

  it("label requests in count mode", () => {
    const { inspect, pass } = wall([
      rule(rate, count, "fast"),
      rule({ kind: "label", scope: "LABEL", key: "fast" }, block),
    ]);
    for (let sent = 0; sent < 11; sent++) {
      assert.deepEqual(inspect("/auth/"), passed);
    }
    pass(10);
    assert.deepEqual(inspect("/auth/"), blocked);
  });
});
