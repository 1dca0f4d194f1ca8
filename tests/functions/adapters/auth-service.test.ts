/**
 * What holds for every path of the sign-in API.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { importJWK, type JWK, jwtVerify } from "jose";
import { describe, it } from "mocha";
import "../../property-seed.ts";
import { ada, config, signInWorld, url } from "./auth-fixture.ts";

/** The paths that change something for a browser. */
const changing = ["/auth/login", "/auth/callback", "/auth/refresh", "/auth/logout"] as const;

describe("the sign-in API", () => {
  for (const path of changing) {
    for (const [title, headers, isOwn] of [
      ["a page of the site", { "sec-fetch-site": "same-origin" }, true],
      ["an old browser on a page of the site", { "sec-fetch-site": undefined, origin: url }, true],
      ["another site", { "sec-fetch-site": "cross-site", origin: "https://evil.test" }, false],
      ["a sibling", { "sec-fetch-site": "same-site", origin: "https://evil.rugby.test" }, false],
      ["the address bar", { "sec-fetch-site": "none" }, false],
      ["a false site with a false origin", { "sec-fetch-site": "cross-site", origin: url }, false],
      ["two sites", { "sec-fetch-site": "same-origin,same-origin" }, false],
      ["an empty site", { "sec-fetch-site": "", origin: url }, false],
      [
        "an old browser on another site",
        { "sec-fetch-site": undefined, origin: "https://evil.test" },
        false,
      ],
      ["a sandboxed frame", { "sec-fetch-site": undefined, origin: "null" }, false],
      ["plain HTTP", { "sec-fetch-site": undefined, origin: url.replace("https", "http") }, false],
      ["another port", { "sec-fetch-site": undefined, origin: `${url}:8443` }, false],
      ["a longer host", { "sec-fetch-site": undefined, origin: `${url}.evil.test` }, false],
      ["nowhere", { "sec-fetch-site": undefined }, false],
    ] as const) {
      it(`${isOwn ? "serves" : "refuses"} POST ${path} from ${title}`, async () => {
        const world = signInWorld();
        const browser = world.browser();
        const link = await browser.login();
        if (path !== "/auth/callback") {
          await browser.press(link);
        }
        const before = new Map(world.objects);
        const form = { email: ada.email, link: link ?? "", confirm: "yes" };
        const { status } = await browser.ask("POST", path, { headers, form });
        if (isOwn) {
          assert.ok(status < 400, `got ${status}`);
        } else {
          assert.equal(status, 403);
          assert.deepEqual(world.objects, before);
        }
      });
    }
  }

  it("compares the origin with nothing while the address of the site is not known", async () => {
    const world = signInWorld();
    world.objects.delete("facade.json");
    const headers = { "sec-fetch-site": undefined, origin: "undefined" };
    assert.equal((await world.ask("POST", "/auth/logout", { headers })).status, 403);
  });

  for (const [method, path, status, allow] of [
    ["DELETE", "/auth/login", 405, "GET, HEAD, POST"],
    ["OPTIONS", "/auth/token", 405, "POST"],
    ["GET", "/auth/logout", 405, "POST"],
    ["GET", "/auth/refresh", 405, "POST"],
    ["POST", "/auth/session", 405, "GET, HEAD"],
    ["PUT", "/.well-known/jwks.json", 405, "GET, HEAD"],
    ["GET", "/auth/", 404, undefined],
    ["GET", "/auth/login/", 404, undefined],
    ["GET", "/AUTH/login", 404, undefined],
    ["GET", "/.well-known/security.txt", 404, undefined],
    ["GET", "/constructor", 404, undefined],
    ["HEAD", "/auth/login", 200, undefined],
    ["HEAD", "/.well-known/jwks.json", 200, undefined],
    ["HEAD", "/.well-known/openid-configuration", 200, undefined],
    ["GET", "/auth/style.css", 200, undefined],
  ] as const) {
    it(`returns ${status} for ${method} ${path}`, async () => {
      const answer = await signInWorld().ask(method, path);
      assert.deepEqual([answer.status, answer.headers["allow"]], [status, allow]);
    });
  }

  for (const path of ["/auth/login", "/auth/callback"] as const) {
    for (const [title, parts, status] of [
      ["a body that is too large", { form: {}, body: undefined }, 413],
      ["no content type", { body: "email=a@b.test" }, 415],
      ["plain text", { body: "{}", headers: { "content-type": "text/plain" } }, 415],
      [
        "another character set",
        { body: "{}", headers: { "content-type": "application/json; charset=utf-16" } },
        415,
      ],
      ["JSON that is broken", { json: 1, body: "{" }, 400],
      ["JSON that is no object", { json: ["email"] }, 400],
      ["a member that is no string", { json: { email: ["a@b.test"] } }, 400],
      ["a member twice", { json: 1, body: '{"email":"a@b.test","email":"c@d.test"}' }, 400],
      ["a field twice", { form: {}, body: "email=a@b.test&email=c@d.test" }, 400],
      ["a field that is not UTF-8", { form: {}, body: "email=%ff" }, 400],
    ] as const) {
      it(`returns ${status} for POST ${path} with ${title}`, async () => {
        const world = signInWorld();
        assert.equal((await world.ask("POST", path, parts)).status, status);
        assert.deepEqual(world.mails, []);
      });
    }
  }

  it("shows a form that keeps the path to open afterwards, if it is one of the site", async () => {
    for (const [value, kept] of [
      ['/a"><b>', "/a&#34;&#62;&#60;b&#62;"],
      ["//evil.test", "/"],
    ]) {
      const query = [{ name: "next", value }];
      const { body } = await signInWorld().ask("GET", "/auth/login", { query });
      assert.ok(body.includes(`name="next" value="${kept}"`));
    }
  });

  it("publishes the key set, with which its tokens are verified", async () => {
    const world = signInWorld();
    const { headers, body } = await world.ask("GET", "/.well-known/jwks.json");
    assert.equal(headers["cache-control"], "public, max-age=300, stale-while-revalidate=60");
    const { keys } = JSON.parse(body);
    assert.deepEqual(keys, config.tokens.keys);
    const [signing] = keys as [JWK];
    const browser = world.browser();
    await browser.press(await browser.login());
    const { payload } = await jwtVerify(
      browser.cookies.get("__Host-session") ?? "",
      await importJWK(signing),
      { ...config.tokens, currentDate: new Date(world.clockMs) },
    );
    assert.equal(payload["scope"], "desk");
  });

  for (const name of ["openid-configuration", "oauth-authorization-server"]) {
    it(`describes itself at /.well-known/${name}, with addresses that it serves`, async () => {
      const world = signInWorld();
      const { body } = await world.ask("GET", `/.well-known/${name}`);
      const document = JSON.parse(body);
      assert.deepEqual(document, {
        issuer: config.tokens.issuer,
        jwks_uri: `${url}/.well-known/jwks.json`,
        token_endpoint: `${url}/auth/token`,
        response_types_supported: [],
        grant_types_supported: ["client_credentials"],
        token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
        id_token_signing_alg_values_supported: ["ES256"],
      });
      const statuses = [];
      for (const [method, address] of [
        ["GET", document.jwks_uri],
        ["POST", document.token_endpoint],
      ] as const) {
        statuses.push((await world.ask(method, new URL(address).pathname)).status);
      }
      assert.deepEqual(statuses, [200, 400]);
    });
  }

  it("returns 503 for its description while its address is not known", async () => {
    const world = signInWorld();
    world.objects.set("facade.json", '{"url":"http://www.rugby.test"}');
    assert.equal((await world.ask("GET", "/.well-known/openid-configuration")).status, 503);
  });

  it("logs one line for a request, without address, link, token or cookie", async () => {
    const world = signInWorld();
    const browser = world.browser();
    const link = await browser.login();
    await browser.press(link);
    await browser.ask("GET", "/auth/session");
    await browser.ask("GET", "/auth/ada@rugby.test");
    await browser.ask("POST", "/auth/refresh");
    assert.deepEqual(
      world.lines.map(({ event, route, status }) => [event, route, status]),
      [
        ["request.answered", "/auth/login", 202],
        ["request.answered", "/auth/callback", 303],
        ["request.answered", "/auth/session", 200],
        ["request.answered", "none", 404],
        ["request.answered", "/auth/refresh", 200],
      ],
    );
    const text = JSON.stringify(world.lines);
    for (const secret of ["rugby.test", link ?? "", ...browser.cookies.values()]) {
      assert.ok(secret !== "" && !text.includes(secret));
    }
  });

  it("answers every request, whatever is in it", async () => {
    const text = fc.string({ unit: "binary", maxLength: 60 });
    const path = fc.oneof(
      fc.constantFrom(...changing, "/auth/session", "/auth/token", "/.well-known/jwks.json"),
      text,
    );
    const cookie = fc.tuple(
      fc.constantFrom("__Host-session=", "__Host-renewal=", "__Host-signing-in=", ""),
      text,
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("GET", "POST", "HEAD", "constructor"),
        path,
        fc.record({
          query: fc.array(fc.record({ name: text, value: fc.option(text, { nil: undefined }) })),
          headers: fc.record(
            {
              "content-type": fc.constantFrom(
                "application/json",
                "application/x-www-form-urlencoded",
                "",
              ),
              authorization: text,
              origin: text,
            },
            { requiredKeys: [] },
          ),
          cookies: fc.array(
            cookie.map((parts) => parts.join("")),
            { maxLength: 4 },
          ),
          body: fc.option(fc.oneof(text, fc.json()), { nil: undefined }),
          viewer: text,
        }),
        async (method, at, parts) => {
          const { status, headers, cookies } = await signInWorld().ask(method, at, parts);
          assert.ok(status >= 200 && status < 500, `got ${status}`);
          for (const value of [...Object.values(headers), ...cookies]) {
            assert.match(value, /^[\x20-\x7e]*$/);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
