/**
 * Asking for a link: alike for every address, within limits.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { loginMs } from "../../../functions/adapters/auth-login.ts";
import type { AuthAnswer } from "../../../functions/core/auth/auth-message.ts";
import { ada, config, linkIn, signInWorld, url, type World } from "./auth-fixture.ts";

/** A response without the random name of the browser. */
function comparable({ cookies, ...answer }: AuthAnswer) {
  return {
    ...answer,
    cookies: cookies.map((each) => each.replace(/=[\w-]{43};/, "=…;")),
  };
}

const login = (world: World, email: string, viewer: string | undefined = "198.51.100.7") =>
  world.ask("POST", "/auth/login", { json: { email }, viewer });

describe("POST /auth/login", () => {
  it("sends a link to a person of the list, in the list's spelling", async () => {
    const world = signInWorld();
    const answer = await login(world, " aDA@rugby.TEST ");
    assert.deepEqual(comparable(answer), {
      status: 202,
      headers: {
        "content-type": "application/json; charset=utf-8",
        "cache-control": "private, no-store, stale-if-error=0",
      },
      cookies: ["__Host-signing-in=…; Path=/; Max-Age=900; HttpOnly; Secure; SameSite=Lax"],
      body: '{"detail":"If the address may sign in, a link is on its way.","linkSeconds":900}',
    });
    const [mail] = world.mails;
    assert.deepEqual([mail?.to, mail?.subject], [ada.email, "Sign in to www.rugby.test"]);
    const address = `${url}/auth/callback?link=${linkIn(mail)}`;
    assert.equal(mail?.text.split("\n")[2], address);
    assert.ok(mail?.html.includes(`<a href="${address}">`));
  });

  it("stores the link and the browser as hashes only", async () => {
    const world = signInWorld();
    const { cookies } = await login(world, ada.email);
    const stored = [...world.objects].flat().join("\n");
    const [, browser = ""] = /=([\w-]{43});/.exec(cookies[0] ?? "") ?? [];
    for (const secret of [linkIn(world.mails[0]) ?? "", browser]) {
      assert.equal(secret.length, 43);
      assert.ok(!stored.includes(secret));
    }
  });

  describe("is alike for an address that is not listed", () => {
    for (const parts of [{}, { form: true }]) {
      it(`in status, headers, cookies, body, calls of S3 and time${"form" in parts ? ", as a form" : ""}`, async () => {
        const seen = [];
        for (const email of [ada.email, "eve@rugby.test"]) {
          const world = signInWorld();
          const startMs = world.clockMs;
          const body = "form" in parts ? { form: { email } } : { json: { email } };
          const answer = await world.ask("POST", "/auth/login", body);
          seen.push({
            answer: comparable(answer),
            calls: world.calls.slice(),
            ms: world.clockMs - startMs,
            objects: [...world.objects.keys()].map((key) => key.replace(/[0-9a-f]{64}$/, "")),
            mails: world.mails.length,
          });
        }
        const [known, unknown] = seen;
        assert.deepEqual({ ...unknown, mails: 1 }, known);
        assert.equal(unknown?.mails, 0);
      });
    }

    it("when the mail cannot be sent, which is logged", async () => {
      const world = signInWorld();
      const startMs = world.clockMs;
      world.failing = "ses";
      assert.equal((await login(world, ada.email)).status, 202);
      // The read of the address of the site, which precedes, takes 10 ms.
      assert.equal(world.clockMs - startMs, loginMs + 10);
      assert.deepEqual(
        world.lines.map(({ level, event }) => [level, event]),
        [
          ["error", "mail.failed"],
          ["info", "request.answered"],
        ],
      );
    });

    it("and its link, which nobody was sent, cannot be used", async () => {
      const world = signInWorld();
      await login(world, "eve@rugby.test");
      const [key = ""] = [...world.objects.keys()].filter((each) => each.startsWith("links/"));
      assert.equal(JSON.parse(world.objects.get(key) ?? "").email, null);
    });
  });

  it("answers after the same time, however long the mail took", async () => {
    for (const mailMs of [0, 700, 1500]) {
      const world = signInWorld();
      const startMs = world.clockMs;
      world.mailMs = mailMs;
      await login(world, ada.email);
      assert.equal(world.clockMs - startMs, loginMs + 10);
    }
  });

  for (const [title, email] of [
    ["a line break", "ada@rugby.test\r\nBcc: eve@evil.test"],
    ["a line break at its end", "ada@rugby.test\n"],
    ["two addresses", "ada@rugby.test,eve@evil.test"],
    ["a name", "Ada <ada@rugby.test>"],
    ["a look-alike in another script", "\u0430da@rugby.test"],
    ["the sign of kelvin, a k in lower case", "mar\u212a@rugby.test"],
    ["full-width letters", "\uff41da@rugby.test"],
    ["an invisible character", "ada\u200b@rugby.test"],
    ["255 characters", `${"a".repeat(64)}@${"b.".repeat(93)}test`],
    ["no domain", "ada"],
    ["nothing", ""],
  ]) {
    it(`refuses an address with ${title}, without a call of S3 for it`, async () => {
      const world = signInWorld();
      const { status, body } = await login(world, email ?? "");
      assert.deepEqual([status, JSON.parse(body).type], [400, "/problems/address-refused"]);
      assert.deepEqual([world.calls, world.mails], [["read facade.json"], []]);
    });
  }

  it("signs nobody in without a list, and answers as always", async () => {
    const world = signInWorld();
    world.objects.delete("access.json");
    assert.equal((await login(world, ada.email)).status, 202);
    assert.deepEqual(world.mails, []);
  });

  it("goes on with the last valid list when the object becomes invalid, and logs why", async () => {
    const world = signInWorld();
    await login(world, ada.email);
    world.objects.set("access.json", '{"people":[{"email":"eve"}]}');
    world.clockMs += 60_000;
    await login(world, ada.email);
    assert.equal(world.mails.length, 2);
    const refused = world.lines.filter(({ event }) => event === "document.refused");
    assert.deepEqual(
      refused.map(({ level, key }) => [level, key]),
      [["error", "access.json"]],
    );
  });

  it("uses a changed list after some seconds", async () => {
    const world = signInWorld();
    await login(world, "eve@rugby.test");
    const list = { people: [{ email: "eve@rugby.test", scopes: [] }], clients: [] };
    world.objects.set("access.json", JSON.stringify(list));
    world.clockMs += 5000;
    await login(world, "eve@rugby.test");
    assert.deepEqual(
      world.mails.map(({ to }) => to),
      ["eve@rugby.test"],
    );
  });

  it("sends one address five mails within the lifetime of a link, whoever asks", async () => {
    const world = signInWorld();
    for (let viewer = 1; viewer <= 8; viewer += 1) {
      assert.equal((await login(world, ada.email, `198.51.100.${viewer}`)).status, 202);
    }
    assert.equal(world.mails.length, 5);
    world.clockMs += config.linkSeconds * 1000;
    await login(world, ada.email);
    assert.equal(world.mails.length, 6);
  });

  it("refuses a viewer after twenty links, whatever the addresses are, with 429", async () => {
    const world = signInWorld();
    world.clockMs += 60_000;
    const statuses = [];
    for (let at = 0; at < 21; at += 1) {
      statuses.push((await login(world, `a${at}@rugby.test`, "2001:db8::1")).status);
      // A viewer has more than one address of an IPv6 network.
      world.clockMs -= loginMs;
    }
    assert.deepEqual(statuses, [...Array.from({ length: 20 }, () => 202), 429]);
    assert.equal((await login(world, ada.email, "2001:db8:0:0:ffff::1")).status, 429);
    assert.equal((await login(world, ada.email, "2001:db8:0:1::1")).status, 202);
  });

  it("does not count viewers whose address did not arrive as one", async () => {
    const world = signInWorld();
    for (let at = 0; at < 25; at += 1) {
      const json = { email: `a${at}@rugby.test` };
      assert.equal(
        (await world.ask("POST", "/auth/login", { json, viewer: undefined })).status,
        202,
      );
    }
    assert.ok(![...world.objects.keys()].some((key) => key.startsWith("limits/viewer/")));
  });

  it("counts requests at the same time, and refuses those that it cannot count", async () => {
    const world = signInWorld();
    const answers = await Promise.all(Array.from({ length: 100 }, () => login(world, ada.email)));
    const accepted = answers.filter(({ status }) => status === 202).length;
    assert.ok(accepted >= 1 && accepted <= 20);
    assert.equal(answers.filter(({ status }) => status === 429).length, 100 - accepted);
    assert.ok(world.mails.length <= 5);
  });

  it("returns 503 for every address when S3 fails", async () => {
    for (const email of [ada.email, "eve@rugby.test"]) {
      const world = signInWorld();
      world.failing = "s3";
      const { status, headers } = await login(world, email);
      assert.deepEqual([status, headers["retry-after"]], [503, "5"]);
    }
  });

  it("answers a form with a page", async () => {
    const world = signInWorld();
    const { status, headers, body } = await world.ask("POST", "/auth/login", {
      form: { email: ada.email },
    });
    assert.deepEqual([status, headers["content-type"]], [202, "text/html; charset=utf-8"]);
    assert.match(body, /<h1>Check your mail<\/h1>/);
  });
});
