/**
 * Signing in: by a link of a mail for people, by a secret for machines.
 *
 * @module
 */
import assert from "node:assert/strict";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { before, describe, it } from "mocha";
import { openAccessBucket } from "../../scripts/access/access-bucket.ts";
import { runAccess } from "../../scripts/access/access-command.ts";
import { type Answer, locally, type Question, useTarget } from "./target.ts";

/** A person of the stack's list. */
const email = "desk@touchline.example";

/** Of the machine that the tests add. */
const secret = "S".repeat(43);

const form = { "content-type": "application/x-www-form-urlencoded" };
const ownPage = { ...form, "sec-fetch-site": "same-origin" };

/** A browser: it sends the cookies back that it was sent. */
function browserOf(ask: (path: string, question?: Question) => Promise<Answer>) {
  const cookies = new Map<string, string>();
  return {
    cookies,
    async ask(path: string, { headers, ...rest }: Question = {}): Promise<Answer> {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const answer = await ask(path, {
        ...rest,
        headers: { ...headers, ...(cookie === "" ? {} : { cookie }) },
      });
      const set = answer.headers["set-cookie"] ?? "";
      for (const [, name = "", value = ""] of set.matchAll(/(__Host-[\w-]+)=([^;]*);/g)) {
        if (value === "") {
          cookies.delete(name);
        } else {
          cookies.set(name, value);
        }
      }
      return answer;
    },
  };
}

describe("signing in on dev", () => {
  const target = useTarget("dev");
  const post = (body: object = {}): Question => ({
    method: "POST",
    headers: ownPage,
    body: new URLSearchParams({ ...body }).toString(),
  });

  before(async function () {
    if (!target.isLocal && (await target.ask("/auth/login")).status === 404) {
      // A stack without signInSender.
      this.skip();
    }
    if (target.isLocal) {
      const line = ["add-client", "scores", "--scope", "desk", "--endpoint", target.local().s3Url];
      const ports = { out: () => undefined, err: assert.fail, open: openAccessBucket };
      assert.equal(await runAccess(line, { ...ports, newSecret: () => secret }), 0);
    }
  });

  locally("opens the API by the link in the outbox, until signing out", async () => {
    const browser = browserOf(target.ask);
    assert.equal((await browser.ask("/v1/me")).status, 401);
    const asked = await browser.ask("/auth/login", post({ email, next: "/#desk" }));
    assert.equal(asked.status, 202);

    const { text } = await target.ask("/__local/outbox?format=json");
    const [mail] = JSON.parse(text).mails;
    assert.deepEqual([mail.from, mail.to], ["results@touchline.example", [email]]);
    const address = new URL(mail.links[0].local);
    assert.equal(address.origin, new URL(target.local().url).origin);
    const page = await browser.ask(`${address.pathname}${address.search}`);
    assert.equal(page.status, 200);
    assert.match(page.text, /signing in as <strong>desk@touchline\.example</);

    const link = address.searchParams.get("link");
    const begun = await browser.ask("/auth/callback", post({ link }));
    assert.deepEqual([begun.status, begun.headers["location"]], [303, "/#desk"]);
    const me = await browser.ask("/v1/me");
    assert.equal(me.status, 200, me.text);
    const session = JSON.parse((await browser.ask("/auth/session")).text);
    assert.deepEqual(session.scopes, ["desk"]);
    assert.equal(JSON.parse(me.text).sub, session.subject);
    assert.equal((await browser.ask("/auth/refresh", post())).status, 200);

    const copy = new Map(browser.cookies);
    assert.equal((await browser.ask("/auth/logout", post())).status, 303);
    assert.equal((await browser.ask("/v1/me")).status, 401);
    const thief = browserOf(target.ask);
    for (const [name, value] of copy) {
      thief.cookies.set(name, value);
    }
    assert.equal((await thief.ask("/auth/refresh", post())).status, 401);
  });

  locally("keeps addresses, links, cookies and tokens out of the logs", async () => {
    const browser = browserOf(target.ask);
    const from = { ...ownPage, "x-local-address": "203.0.113.77" };
    await browser.ask("/auth/login", { ...post({ email }), headers: from });
    const { text } = await target.ask("/__local/outbox?format=json");
    const link = new URL(JSON.parse(text).mails[0].links[0].local).searchParams.get("link") ?? "";
    await browser.ask("/auth/callback", { ...post({ link }), headers: from });
    const [session = "", ...others] = browser.cookies.values();
    assert.equal((await browser.ask("/v1/me", { headers: from })).status, 200);
    await browser.ask("/auth/callback", { ...post({ link }), headers: from });
    await browser.ask("/v1/me", { headers: { ...from, authorization: `Bearer x${session}` } });

    const logs = (await target.ask("/__local/logs?limit=1000")).text;
    assert.match(logs, /"event\\?":\\?"request\.answered/);
    for (const personal of [email, "203.0.113.77", link, session, ...others]) {
      assert.ok(personal.length > 8);
      assert.ok(!logs.includes(personal), personal);
    }
  });

  locally("gives a machine tokens that others can verify", async () => {
    const authorization = `Basic ${Buffer.from(`scores:${secret}`).toString("base64")}`;
    const answer = await target.ask("/auth/token", {
      method: "POST",
      headers: { ...form, authorization },
      body: "grant_type=client_credentials",
    });
    assert.equal(answer.status, 200, answer.text);
    const { access_token: token } = JSON.parse(answer.text);
    const description = await target.ask("/.well-known/openid-configuration");
    const { issuer, jwks_uri: keys } = JSON.parse(description.text);
    const { payload } = await jwtVerify(
      token,
      createRemoteJWKSet(new URL(new URL(keys).pathname, target.local().url)),
      { issuer, audience: "touchline" },
    );
    assert.deepEqual([payload.sub, payload["client_id"]], ["scores", "scores"]);
    const me = await target.ask("/v1/me", { headers: { authorization: `Bearer ${token}` } });
    assert.equal(me.status, 200);
  });

  for (const path of ["/auth/login", "/auth/session", "/auth/callback?link=x"]) {
    it(`stores no response of ${path}`, async () => {
      for (const _ of [1, 2]) {
        const { headers } = await target.ask(path);
        assert.equal(headers["cache-control"], "private, no-store, stale-if-error=0");
        assert.notEqual(headers["x-cache"], "Hit from cloudfront");
        assert.equal(headers["x-frame-options"], "DENY");
      }
    });
  }

  it("stores the key set", async () => {
    await target.ask("/.well-known/jwks.json");
    const { headers, text } = await target.ask("/.well-known/jwks.json");
    assert.equal(headers["x-cache"], "Hit from cloudfront");
    for (const key of JSON.parse(text).keys) {
      assert.deepEqual(Object.keys(key).sort(), ["alg", "crv", "kid", "kty", "use", "x", "y"]);
    }
  });

  it("refuses a form of another site", async () => {
    const { status } = await target.ask("/auth/login", {
      ...post({ email }),
      headers: { ...form, "sec-fetch-site": "cross-site", origin: "https://evil.example" },
    });
    assert.equal(status, 403);
  });
});
