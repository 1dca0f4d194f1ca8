/**
 * Sessions: renewed while they last, ended by signing out.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { keyHeldMs } from "../../../functions/adapters/signing-key.ts";
import { createVerifier } from "../../../functions/adapters/token-verifier.ts";
import { next, stranger } from "../signed-tokens.ts";
import { ada, type Browser, config, secretOf, signInWorld, type World } from "./auth-fixture.ts";

/** A world with a browser that has just signed in. */
async function signedIn(world: World = signInWorld()) {
  const browser = world.browser();
  await browser.press(await browser.login());
  return { world, browser, startMs: world.clockMs };
}

const sessions = ({ objects }: World) =>
  [...objects.keys()].filter((key) => key.startsWith("sessions/"));

const list = (world: World, people: readonly object[]) => {
  world.objects.set("access.json", JSON.stringify({ people, clients: [] }));
  world.clockMs += 5000;
};

const tokenOf = ({ cookies }: Browser) => cookies.get("__Host-session") ?? "";

describe("a session", () => {
  it("is shown with subject, scopes and the end of its token", async () => {
    const { browser, world } = await signedIn();
    const { status, body } = await browser.ask("GET", "/auth/session");
    const { subject, scopes, expires } = JSON.parse(body);
    assert.deepEqual([status, scopes], [200, ["desk"]]);
    assert.match(subject, /^person:/);
    const leftMs = Date.parse(expires) - world.clockMs;
    assert.ok(leftMs > 599_000 - 100 && leftMs <= 600_000);
  });

  for (const [title, ask] of [
    ["no cookie", { cookies: [] }],
    ["a cookie that is no token", { cookies: ["__Host-session=abc"] }],
    ["two cookies", { cookies: ["__Host-session=a", "__Host-session=b"] }],
  ] as const) {
    it(`is not shown with ${title}`, async () => {
      const { browser } = await signedIn();
      const { status, body } = await browser.ask("GET", "/auth/session", ask);
      assert.deepEqual([status, JSON.parse(body).type], [401, "/problems/session-missing"]);
    });
  }

  it("is renewed after its token has expired, with the scopes that the person has now", async () => {
    const { browser, world } = await signedIn();
    list(world, [{ ...ada, scopes: ["desk", "season"] }]);
    world.clockMs += 1_000_000;
    assert.equal((await browser.ask("GET", "/auth/session")).status, 401);
    const { status, body } = await browser.ask("POST", "/auth/refresh");
    assert.deepEqual([status, JSON.parse(body).scopes], [200, ["desk", "season"]]);
    const verdict = await createVerifier(config.tokens)(tokenOf(browser), world.clockMs);
    assert.equal(verdict.kind, "valid");
    assert.equal((await browser.ask("GET", "/auth/session")).body, body);
  });

  for (const [title, seconds, status] of [
    ["one second before its end", -1, 200],
    ["at its end", 0, 401],
  ] as const) {
    it(`gives ${status} for a renewal ${title}`, async () => {
      const { browser, world } = await signedIn();
      const [key = ""] = sessions(world);
      const { expiresAtSeconds } = JSON.parse(world.objects.get(key) ?? "");
      world.clockMs = (expiresAtSeconds + seconds) * 1000;
      const answer = await browser.ask("POST", "/auth/refresh");
      assert.equal(answer.status, status);
      assert.equal(sessions(world).length, status === 200 ? 1 : 0);
      if (status === 200) {
        // The token ends with the session.
        assert.equal(
          JSON.parse(answer.body).expires,
          new Date(expiresAtSeconds * 1000).toISOString(),
        );
        assert.match(answer.cookies[0] ?? "", /^__Host-session=.*; Max-Age=1;/);
      }
    });
  }

  it("ends when the person is removed from the list", async () => {
    const { browser, world } = await signedIn();
    list(world, []);
    const { status, cookies } = await browser.ask("POST", "/auth/refresh");
    assert.equal(status, 401);
    assert.deepEqual(
      cookies.map((each) => each.split(";")[0]),
      ["__Host-session=", "__Host-renewal="],
    );
    assert.deepEqual(sessions(world), []);
  });

  it("is kept while the list or S3 is not available", async () => {
    const { browser, world } = await signedIn();
    world.clockMs += 5000;
    world.failing = "s3";
    const { status, cookies } = await browser.ask("POST", "/auth/refresh");
    assert.deepEqual([status, cookies], [503, []]);
    world.failing = undefined;
    assert.equal((await browser.ask("POST", "/auth/refresh")).status, 200);
  });

  it("is over after signing out, also for a copy of its cookies", async () => {
    const { browser, world } = await signedIn();
    const copy = [...browser.cookies].map(([name, value]) => `${name}=${value}`);
    const { status, cookies } = await browser.ask("POST", "/auth/logout");
    assert.equal(status, 204);
    assert.deepEqual(
      cookies.map((each) => /^([\w-]+)=; Path=\/; Max-Age=0; /.exec(each)?.[1]),
      ["__Host-session", "__Host-renewal", "__Host-signing-in"],
    );
    assert.deepEqual([...browser.cookies, ...sessions(world)], []);
    assert.equal((await browser.ask("POST", "/auth/refresh", { cookies: copy })).status, 401);
  });

  it("redirects a form that signs out to the site", async () => {
    const { browser } = await signedIn();
    const { status, headers } = await browser.ask("POST", "/auth/logout", { form: {} });
    assert.deepEqual([status, headers["location"]], [303, "/"]);
  });

  it("cannot be guessed or named by the name of its object", async () => {
    const { browser, world } = await signedIn();
    const [key = ""] = sessions(world);
    for (const value of [key, key.slice("sessions/".length), "A".repeat(43), "../access.json"]) {
      const cookies = [`__Host-renewal=${value}`];
      assert.equal((await browser.ask("POST", "/auth/refresh", { cookies })).status, 401);
      assert.equal((await browser.ask("POST", "/auth/logout", { cookies })).status, 204);
    }
    assert.deepEqual(sessions(world), [key]);
  });
});

describe("the signing key", () => {
  it("is read again after five minutes; tokens of the one before stay valid", async () => {
    const { browser, world } = await signedIn();
    const before = tokenOf(browser);
    world.secret = JSON.stringify(secretOf(next));
    await browser.ask("POST", "/auth/refresh");
    const kidOf = (token: string) =>
      JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString()).kid;
    assert.equal(kidOf(tokenOf(browser)), "current");
    world.clockMs += keyHeldMs;
    await browser.ask("POST", "/auth/refresh");
    assert.equal(kidOf(tokenOf(browser)), "next");
    const verify = createVerifier(config.tokens);
    for (const token of [before, tokenOf(browser)]) {
      assert.equal((await verify(token, world.clockMs)).kind, "valid");
    }
  });

  for (const [title, secret] of [
    ["is missing", undefined],
    ["is not a key", "{}"],
    ["is in no verifier", JSON.stringify(secretOf(stranger))],
    ["is of another issuer", JSON.stringify({ ...secretOf(), issuer: "other" })],
  ] as const) {
    it(`that is held goes on signing when the new one ${title}, which is logged`, async () => {
      const { browser, world } = await signedIn();
      world.secret = secret;
      world.clockMs += keyHeldMs;
      assert.equal((await browser.ask("POST", "/auth/refresh")).status, 200);
      const failures = world.lines.filter(({ event }) => event === "signing-key.unread");
      assert.equal(failures.length, 1);
      const { d } = JSON.parse(secret ?? "{}").key ?? {};
      assert.ok(d === undefined || !JSON.stringify(world.lines).includes(d));
    });
  }
});
