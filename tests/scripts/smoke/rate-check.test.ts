/**
 * The check of a rate rule, of web ACLs that close and open as they should, and of others.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { checks } from "../../../scripts/smoke/checks.ts";
import type { Answer } from "../../../scripts/smoke/exchange.ts";
import { openSession, type SmokePorts } from "../../../scripts/smoke/open-session.ts";
import { runChecks } from "../../../scripts/smoke/run-checks.ts";
import { parseOptions } from "../../../scripts/smoke/smoke-options.ts";

const rule = checks.filter(({ name }) => name === "rate-rule");

interface Firewall {
  /** Requests after which it blocks. */
  readonly limit: number;
  /** Milliseconds for which it does. */
  readonly blockedMs: number;
  readonly isSignIn: boolean;
  readonly blocked: Partial<Answer>;
  /** Whether it blocks every path, also where the limit is of one. */
  readonly isWide: boolean;
}

const sound: Firewall = {
  limit: 50,
  blockedMs: 300_000,
  isSignIn: true,
  blocked: { headers: { "content-type": "application/json", "retry-after": "300" } },
  isWide: false,
};

async function verdictOn(firewall: Firewall) {
  const options = parseOptions(["https://facade.example", "--load"], []);
  assert.ok(typeof options === "object");
  let clock = 0;
  let counted = 0;
  let openMs = 0;
  let requests = 0;
  const answer: Answer = { status: 200, headers: {}, bytes: Buffer.of(), text: "" };
  const ports: SmokePorts = {
    async exchange(_, path) {
      requests += 1;
      const isCounted = path.startsWith(firewall.isSignIn ? "/auth/" : "/v1/");
      counted += isCounted ? 1 : 0;
      if (counted > firewall.limit && openMs === 0) {
        openMs = clock + firewall.blockedMs;
      }
      if (clock < openMs && (isCounted || firewall.isWide)) {
        return { ...answer, status: 429, ...firewall.blocked };
      }
      return { ...answer, status: path.startsWith("/auth/") && !firewall.isSignIn ? 404 : 200 };
    },
    acceptsTls: async () => true,
    acceptsPlainHttp: async () => false,
    pause: async (ms) => {
      clock += ms;
    },
    random: () => 0,
  };
  const session = await openSession(options, undefined, ports);
  const [checked] = await runChecks(rule, session, { load: true, write: false }, () => 0);
  return { verdict: checked?.verdict, requests, clock };
}

describe("the check of a rate rule", () => {
  it("sends 55 requests to the sign-in API, and waits until the window has passed", async () => {
    const { verdict, requests, clock } = await verdictOn(sound);
    assert.deepEqual(verdict, { kind: "kept" });
    assert.equal(clock, 300_000);
    assert.ok(requests < 55 + 50, `${requests}`);
  });

  it("sends 2,200 requests to the API where nobody signs in", async () => {
    const { verdict, requests } = await verdictOn({ ...sound, isSignIn: false, limit: 2_000 });
    assert.deepEqual(verdict, { kind: "kept" });
    assert.ok(requests > 2_200 && requests < 2_300, `${requests}`);
  });

  for (const [title, change, fault] of [
    ["never closes", { limit: 10_000 }, /status 429 expected after 55 requests, found 200/],
    ["never opens", { blockedMs: 10_000_000 }, /still 429 after 360 s/],
    [
      "blocks other paths too",
      { isWide: true },
      /GET \/v1\/leagues: status 200 expected, found 429/,
    ],
    [
      "names the address of the viewer",
      { blocked: { ...sound.blocked, text: "203.0.113.9 is blocked" } },
      /in the body expected/,
    ],
    [
      "does not say when to come back",
      { blocked: { headers: { "content-type": "application/json" } } },
      /retry-after/,
    ],
  ] as const) {
    it(`finds a fault in a web ACL that ${title}, and ends`, async () => {
      const { verdict } = await verdictOn({ ...sound, ...change });
      assert.ok(verdict?.kind === "broken");
      assert.match(verdict.faults.join("\n"), fault);
    });
  }
});
