/**
 * The rate by token: the guard accepts no spelling of a token that the web ACL counts separately.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { before, describe, it } from "mocha";
import { createVerifier, type VerifyToken } from "../../functions/adapters/token-verifier.ts";
import { twinOf } from "../../functions/core/tokens/low-s.ts";
import { presentedToken } from "../../functions/core/tokens/presented-token.ts";
import type { ViewerRequest } from "../../local/http/message.ts";
import { assemble } from "../../local/model/assemble.ts";
import type { Firewall } from "../../local/services/cloudfront/request/firewall.ts";
import { compileRateKey } from "../../local/services/waf/rate-key.ts";
import { createFirewall } from "../../local/services/waf/web-acl-evaluation.ts";
import type { RateStatement, Rule, WebAcl } from "../../local/services/waf/web-acl-model.ts";
import { requestOf } from "../../local/tests/services/cloudfront/edge-fixtures.ts";
import { current, nowMs, terms, token } from "../functions/signed-tokens.ts";
import { evaluateVariant, recordedStack } from "./recorded.ts";

/** The setting ratePerToken. */
const perToken = 10_000;

/** The web ACL of a graph, with the rules by token only. */
function tokenAcl(graph: Awaited<ReturnType<typeof recordedStack>>): WebAcl {
  const [acl] = assemble(graph).webAcls.values();
  assert.ok(acl !== undefined);
  return { ...acl, rules: acl.rules.filter(({ name }) => name.startsWith("per-token")) };
}

function rate({ statement }: Rule): RateStatement {
  assert.ok(statement.kind === "rate");
  return statement;
}

/** Changes of a token, the first of which is none. */
const spellings: readonly [(text: string) => string, ...((text: string) => string)[]] = [
  (text) => text,
  (text) => `"${text}"`,
  (text) => `${text}=`,
  (text) => text.replace(".", "%2E"),
  (text) => text.toUpperCase(),
  (text) => ` ${text}`,
  (text) => `${text} `,
];

/** Usually the first value, so that not every combination has a fault. */
function mostly<T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
}

/** Whether the guard passes a request. */
async function isAccepted(request: ViewerRequest, verify: VerifyToken): Promise<boolean> {
  const values = (name: string) => (request.headers[name] ?? []).map(({ value }) => value);
  const presented = presentedToken(values("authorization"), values("cookie"));
  return presented.kind === "token" && (await verify(presented.token, nowMs)).kind === "valid";
}

describe("the rate by token", () => {
  let acl: WebAcl;
  before(async () => {
    acl = tokenAcl(await recordedStack("dev"));
  });

  /** Whether a token is blocked, in the header or in the cookie, after requests with it in both. */
  function isBlocked(rules: WebAcl, inHeader: number, inCookie: number): boolean {
    let clockMs = 0;
    const firewall: Firewall = createFirewall(rules, { nowMs: () => clockMs, random: () => 0 });
    const requests = [
      [["Authorization", "Bearer t"], inHeader],
      [["Cookie", "a=1; __Host-session=t"], inCookie],
    ] as const;
    for (const [headers, count] of requests) {
      const request = requestOf("/v1/me", { headers });
      for (let sent = 0; sent < count; sent += 1) {
        firewall.inspect(request);
      }
    }
    clockMs = 10_000;
    return requests.some(([headers]) => {
      const request = requestOf("/v1/me", { headers });
      firewall.inspect(request);
      return firewall.inspect(request).kind === "block";
    });
  }

  it("blocks a token above the limit, in whatever parts it is in the header and in the cookie", () => {
    for (const inHeader of [0, 1, 4_000, 5_000, 5_001, 9_999, 10_002]) {
      assert.ok(isBlocked(acl, inHeader, perToken + 2 - inHeader), `${inHeader} in the header`);
    }
  });

  it("does not block a token below its part of the limit in either", () => {
    assert.equal(isBlocked(acl, perToken / 2 - 10, perToken / 2 - 10), false);
  });

  it("divides the limit by the two spellings of a signature with an external issuer", async () => {
    const { x, y, kid } = current.jwk;
    const tokenKeySet = { keys: [{ kty: "EC", crv: "P-256", x, y, kid }] };
    const rules = tokenAcl(await evaluateVariant({ tokenKeySet })).rules;
    assert.deepEqual(
      rules.map((rule) => rate(rule).limit),
      [perToken / 4, perToken / 4],
    );
  });

  it("counts every spelling of a token that the guard accepts under one key a place", async () => {
    const good = token();
    const start = good.lastIndexOf(".") + 1;
    const twin =
      good.slice(0, start) +
      Buffer.from(twinOf(Buffer.from(good.slice(start), "base64url"))).toString("base64url");
    const space = mostly("", " ", "  ", "\t");
    const spelled = fc
      .tuple(fc.constantFrom(good, twin), mostly(...spellings))
      .map(([text, change]) => change(text));
    const cookie = fc
      .tuple(
        mostly("", "a=1;", "__Host-session=x;", "b=1;".repeat(250), `c=${"c".repeat(8_200)};`),
        space,
        mostly("__Host-session", "__host-session", "$__Host-session"),
        space,
        fc.constant("="),
        space,
        spelled,
        mostly("", ";", " ; d=1", ";__Host-session=y"),
      )
      .map((parts) => ["Cookie", parts.join("")]);
    const header = fc
      .tuple(mostly("Bearer", "bearer", "BEARER", "Basic"), mostly(" ", "", "  ", "\t"), spelled)
      .map((parts) => ["Authorization", parts.join("")]);
    const headers = fc.oneof(
      header,
      cookie,
      fc.tuple(header, cookie).map((both) => both.flat()),
    );
    const verify = createVerifier(terms);
    const keys = acl.rules.map((rule) => ({
      read: compileRateKey(rate(rule).key),
      seen: new Set(),
    }));
    await fc.assert(
      fc.asyncProperty(headers, async (raw) => {
        const request = requestOf("/v1/me", { headers: raw });
        if (!(await isAccepted(request, verify))) {
          return;
        }
        const found = keys.flatMap(({ read, seen }) => {
          const key = read({ request, labels: new Set() });
          return key?.kind === "key" ? [seen.add(key.key)] : [];
        });
        assert.notEqual(found.length, 0, "counted by no rule");
      }),
      { numRuns: 2_000 },
    );
    assert.deepEqual(
      keys.map(({ seen }) => seen.size),
      [1, 1],
    );
  });
});
