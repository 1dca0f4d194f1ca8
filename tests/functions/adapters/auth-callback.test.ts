/**
 * From a link to a session.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { createVerifier } from "../../../functions/adapters/token-verifier.ts";
import { admit, examine } from "../../../functions/core/tokens/guard.ts";
import { type Browser, config, signInWorld, type World } from "./auth-fixture.ts";

const open = (browser: Browser, link: string | undefined) =>
  browser.ask("GET", "/auth/callback", { query: [{ name: "link", value: link }] });

const sessions = ({ objects }: World) =>
  [...objects.keys()].filter((key) => key.startsWith("sessions/"));

/** The decision of the token guard about the cookies of a browser. */
async function guarded({ cookies }: Browser, nowMs: number) {
  const guardConfig = {
    realm: "touchline",
    tokens: config.tokens,
    paths: [{ path: "/desk/*", scopes: ["desk"], forward: "keep" as const }],
  };
  const line = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const examined = examine(
    {
      method: "GET",
      path: "/desk/matches",
      authorization: [],
      cookies: [line],
      origins: [],
      requestedMethods: [],
    },
    guardConfig,
  );
  return examined.kind === "verify"
    ? admit(await createVerifier(config.tokens)(examined.token, nowMs), examined, guardConfig)
    : examined;
}

describe("/auth/callback", () => {
  it("gives a session whose cookie the token guard accepts and forwards as a token", async () => {
    const world = signInWorld();
    const browser = world.browser();
    const link = await browser.login(undefined, "/#desk");
    const { status, headers, cookies } = await browser.press(link);
    assert.deepEqual([status, headers["location"]], [303, "/#desk"]);
    assert.deepEqual(
      cookies.map((each) => each.replace(/=[\w.-]{20,};/, "=…;")),
      [
        "__Host-session=…; Path=/; Max-Age=600; HttpOnly; Secure; SameSite=Lax",
        "__Host-renewal=…; Path=/; Max-Age=3600; HttpOnly; Secure; SameSite=Lax",
        "__Host-signing-in=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax",
      ],
    );
    assert.deepEqual(await guarded(browser, world.clockMs), {
      kind: "pass",
      credentials: {
        authorization: `Bearer ${browser.cookies.get("__Host-session")}`,
        cookies: [],
      },
    });
  });

  it("puts no address into the token, and the same subject into each of one person", async () => {
    const world = signInWorld();
    const subjects = [];
    for (const browser of [world.browser(), world.browser()]) {
      await browser.press(await browser.login());
      const token = browser.cookies.get("__Host-session") ?? "";
      const claims = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
      subjects.push(claims.sub);
      assert.deepEqual(Object.keys(claims).sort(), [
        ...["aud", "exp", "iat", "iss", "jti", "scope", "sub"],
      ]);
    }
    assert.match(subjects[0], /^person:[\w-]{22}$/);
    assert.equal(subjects[0], subjects[1]);
    // Another bucket has another key.
    const other = signInWorld();
    other.objects.set("subject-key", "A".repeat(43));
    const browser = other.browser();
    await browser.press(await browser.login());
    const { body } = await browser.ask("GET", "/auth/session");
    assert.notEqual(JSON.parse(body).subject, subjects[0]);
  });

  it("spends nothing when the link is only opened, by a filter of mails for example", async () => {
    const world = signInWorld();
    const browser = world.browser();
    const link = await browser.login();
    const before = new Map(world.objects);
    for (const method of ["GET", "HEAD", "GET"]) {
      const { status, cookies } = await world.ask(method, "/auth/callback", {
        query: [{ name: "link", value: link }],
        headers: { "sec-fetch-site": "none" },
      });
      assert.deepEqual([status, cookies], [200, []]);
    }
    assert.deepEqual(world.objects, before);
    assert.equal((await browser.press(link)).status, 303);
  });

  it("shows a page that runs nothing and is stored by nobody", async () => {
    const browser = signInWorld().browser();
    const { headers, body } = await open(browser, await browser.login());
    assert.deepEqual(headers, {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "private, no-store, stale-if-error=0",
      "content-security-policy":
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      "referrer-policy": "same-origin",
      "x-content-type-options": "nosniff",
    });
    assert.ok(!/<script|<img|style=|\son\w+=/i.test(body));
  });

  it("gives one of a hundred requests of other browsers at the same time a session", async () => {
    const world = signInWorld();
    const link = await world.browser().login();
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => world.browser().press(link, { confirm: "yes" })),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [
      303,
      ...Array.from({ length: 99 }, () => 410),
    ]);
    assert.equal(sessions(world).length, 1);
  });

  it("gives a hundred requests of the own browser at the same time one session", async () => {
    const world = signInWorld();
    const browser = world.browser();
    const link = await browser.login();
    const answers = await Promise.all(Array.from({ length: 100 }, () => browser.press(link)));
    const renewals = answers.map(({ cookies }) => cookies[1]);
    assert.deepEqual([new Set(renewals).size, sessions(world).length], [1, 1]);
    assert.ok(answers.every(({ status }) => status === 303));
    assert.equal((await browser.ask("POST", "/auth/refresh")).status, 200);
  });

  for (const [seconds, status] of [
    [59, 303],
    [60, 410],
  ] as const) {
    it(`returns ${status} when the own browser presses again after ${seconds} s, as when the response was lost`, async () => {
      const world = signInWorld();
      const browser = world.browser();
      const link = await browser.login();
      const cookies = [...browser.cookies].map(([name, value]) => `${name}=${value}`);
      world.clockMs = Math.ceil(world.clockMs / 1000) * 1000;
      const first = await browser.press(link);
      world.clockMs = Math.floor(world.clockMs / 1000 + seconds) * 1000;
      const again = await browser.ask("POST", "/auth/callback", {
        form: { link: link ?? "" },
        // With the session that the first response began, if it arrived.
        cookies: [...cookies, `__Host-renewal=${browser.cookies.get("__Host-renewal")}`],
      });
      assert.equal(again.status, status);
      assert.equal(sessions(world).length, 1);
      if (status === 303) {
        assert.equal(again.cookies[1], first.cookies[1]);
      }
    });
  }

  it("gives the own browser nothing after another one has spent the link", async () => {
    const world = signInWorld();
    const browser = world.browser();
    const link = await browser.login();
    assert.equal((await world.browser().press(link, { confirm: "yes" })).status, 303);
    assert.equal((await browser.press(link)).status, 410);
    assert.equal(sessions(world).length, 1);
  });

  it("knows its own write when S3 reports a conflict with it", async () => {
    const world = signInWorld();
    const link = await world.browser().login();
    world.repeatWrites = true;
    assert.equal((await world.browser().press(link, { confirm: "yes" })).status, 303);
    assert.equal((await world.browser().press(link, { confirm: "yes" })).status, 410);
  });

  it("refuses a link that is used, expired, tampered with, unknown or not one", async () => {
    const world = signInWorld();
    const browser = world.browser();
    const link = (await browser.login()) ?? "";
    const flipped = `${link.startsWith("A") ? "B" : "A"}${link.slice(1)}`;
    for (const bad of [flipped, "", "../access.json", `${link}=`, `${link} `, "x".repeat(4000)]) {
      assert.equal((await open(browser, bad)).status, 410);
      assert.equal((await browser.press(bad)).status, 410);
    }
    const query = [
      { name: "link", value: link },
      { name: "link", value: link },
    ];
    assert.equal((await browser.ask("GET", "/auth/callback", { query })).status, 410);
    assert.equal((await browser.press(link)).status, 303);
    assert.equal((await open(browser, link)).status, 410);
    assert.equal((await browser.press(link)).status, 410);
    assert.equal(sessions(world).length, 1);
  });

  for (const [seconds, status] of [
    [-1, 303],
    [0, 410],
  ] as const) {
    it(`returns ${status} ${-seconds} s before the end of the link`, async () => {
      const world = signInWorld();
      const browser = world.browser();
      const startMs = world.clockMs;
      const link = await browser.login();
      world.clockMs = startMs + (config.linkSeconds + seconds) * 1000;
      assert.equal((await browser.press(link)).status, status);
    });
  }

  describe("in a browser that did not ask for the link", () => {
    it("says for whom it signs in and asks first", async () => {
      const world = signInWorld();
      const link = await world.browser().login();
      const other = world.browser();
      for (const page of [await open(other, link), await other.press(link)]) {
        assert.deepEqual([page.status, page.cookies], [200, []]);
        assert.match(page.body, /signing in as <strong>ada@rugby\.test<\/strong>/);
        assert.match(page.body, /This browser did not ask for the link/);
        assert.match(page.body, /name="confirm" value="yes"/);
      }
      assert.deepEqual(sessions(world), []);
      assert.equal((await other.press(link, { confirm: "yes" })).status, 303);
    });

    it("asks also when its own cookie is of another link, or is there twice", async () => {
      const world = signInWorld();
      const browser = world.browser();
      const first = await browser.login();
      const own = `__Host-signing-in=${browser.cookies.get("__Host-signing-in")}`;
      await browser.login();
      for (const cookies of [undefined, [own, own], [own.replace("=", "= ")]]) {
        const answer = await browser.ask("POST", "/auth/callback", {
          form: { link: first ?? "" },
          ...(cookies === undefined ? {} : { cookies }),
        });
        assert.equal(answer.status, 200);
      }
      assert.deepEqual(sessions(world), []);
    });
  });

  it("begins a session with a new name, whatever the browser had, and ends the one before", async () => {
    const world = signInWorld();
    const browser = world.browser();
    const planted = "p".repeat(43);
    browser.cookies.set("__Host-renewal", planted).set("__Host-session", planted);
    await browser.press(await browser.login());
    const first = browser.cookies.get("__Host-renewal");
    assert.notEqual(first, planted);
    const [before] = sessions(world);
    await browser.press(await browser.login());
    assert.notEqual(browser.cookies.get("__Host-renewal"), first);
    assert.equal(sessions(world).length, 1);
    assert.ok(!sessions(world).includes(before ?? ""));
  });

  it("refuses the link of a person who was removed since", async () => {
    const world = signInWorld();
    const browser = world.browser();
    const link = await browser.login();
    world.objects.set("access.json", '{"people":[],"clients":[]}');
    world.clockMs += 5000;
    assert.equal((await browser.press(link)).status, 410);
    assert.deepEqual(sessions(world), []);
  });

  it("spends nothing while there is no key to sign with", async () => {
    const world = signInWorld();
    const link = await world.browser().login();
    const other = world.browser();
    const { secret } = world;
    world.secret = undefined;
    assert.equal((await other.press(link, { confirm: "yes" })).status, 503);
    world.secret = secret;
    assert.equal((await other.press(link, { confirm: "yes" })).status, 303);
  });

  for (const [next, location] of [
    ["/desk/matches?week=3", "/desk/matches?week=3"],
    ["//evil.test/", "/"],
  ] as const) {
    it(`redirects to ${location} for next=${next}`, async () => {
      const browser = signInWorld().browser();
      const answer = await browser.press(await browser.login(undefined, next));
      assert.deepEqual([answer.status, answer.headers["location"]], [303, location]);
    });
  }
});
