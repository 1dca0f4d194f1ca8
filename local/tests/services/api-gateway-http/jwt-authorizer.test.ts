/** JWT authorizers: which tokens are let in. @module */
import assert from "node:assert/strict";
import { generateKeyPairSync, sign } from "node:crypto";
import fc from "fast-check";
import { describe, it } from "mocha";
import { emptyHeaders, headerValue } from "../../../http/header-map.ts";
import type { FetchExternal } from "../../../services/api-gateway/external.ts";
import type { JwtAuthorizer } from "../../../services/api-gateway-http/http-api.ts";
import { apiWorld, ask, requestOf, routeOf, startMs, told } from "./http-api-fixture.ts";

const issuer = "https://login.example.com/pool";
const authorizer: JwtAuthorizer = {
  kind: "jwt",
  id: "auth",
  identitySources: ["$request.header.Authorization"],
  issuer,
  audiences: ["web", "app"],
};
const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
const nowSeconds = startMs / 1000;
const valid = { iss: issuer, aud: "web", exp: nowSeconds + 60, iat: nowSeconds - 1, sub: "ann" };

/** The documents of the issuer. */
const documents: Readonly<Record<string, unknown>> = {
  [`${issuer}/.well-known/openid-configuration`]: { jwks_uri: `${issuer}/keys` },
  [`${issuer}/keys`]: { keys: [{ ...publicKey.export({ format: "jwk" }), kid: "k1" }] },
};

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function token(claims: object, header: object = {}, key = privateKey): string {
  const signed = `${part({ alg: "RS256", kid: "k1", ...header })}.${part(claims)}`;
  return `${signed}.${sign("sha256", Buffer.from(signed), key).toString("base64url")}`;
}

/** An API whose route asks for a token. @param scopes Of the route. */
function guarded(scopes: readonly string[] = [], known = documents) {
  const world = apiWorld({ handler: () => ({ statusCode: 200, body: "in" }) });
  const fetched: string[] = [];
  const fetchExternal: FetchExternal = async ({ url, headers }) => {
    assert.equal(headerValue(headers, "host"), new URL(url).host);
    fetched.push(url);
    const found = known[url];
    const body = Buffer.from(JSON.stringify(found ?? {}));
    return { status: found ? 200 : 404, statusDescription: "", headers: emptyHeaders(), body };
  };
  const deps = { ...world.deps, fetchExternal };
  const routes = [{ ...routeOf("$default", authorizer), scopes }];
  const gateway = ask({ ...world, deps }, { routes });
  const send = (text: string) => gateway(requestOf("/", { headers: ["Authorization", text] }));
  return { world, fetched, send, gateway };
}

describe("createJwtAuthorizer", () => {
  it("lets a valid token in, and shows its claims as texts", async () => {
    const { world, send, fetched } = guarded();
    const claims = { ...valid, groups: ["a", "b"], admin: true };
    assert.deepEqual(told(await send(`Bearer ${token(claims)}`)), [200, "in"]);
    assert.deepEqual(told(await send(token(claims))), [200, "in"]);
    const context = world.invoked[0]?.[1]["requestContext"] as Readonly<Record<string, unknown>>;
    assert.deepEqual(context["authorizer"], {
      jwt: {
        claims: {
          iss: issuer,
          aud: "web",
          exp: String(valid.exp),
          iat: String(valid.iat),
          sub: "ann",
          groups: "[a b]",
          admin: "true",
        },
        scopes: null,
      },
    });
    assert.equal(fetched.length, 2, "keys are fetched once");
  });

  for (const [title, text] of [
    ["a foreign issuer", token({ ...valid, iss: "https://evil.example.com" })],
    ["another audience", token({ ...valid, aud: "other" })],
    ["no audience", token({ ...valid, aud: undefined })],
    ["an audience in place of another client", token({ ...valid, aud: "other", client_id: "web" })],
    ["a time in the past", token({ ...valid, exp: nowSeconds })],
    ["no time at which it ends", token({ ...valid, exp: undefined })],
    ["a time to come", token({ ...valid, nbf: nowSeconds + 1 })],
    ["the signature of a stranger", token(valid, {}, stranger)],
    ["no signature", `${part({ alg: "none", kid: "k1" })}.${part(valid)}.`],
    ["a symmetric signature", token(valid, { alg: "HS256" })],
    ["an unknown key", token(valid, { kid: "k2" })],
    ["a fourth part", `${token(valid)}.x`],
    ["no form at all", "a.b.c"],
  ] as const) {
    it(`returns 401 for a token with ${title}`, async () => {
      const { world, send } = guarded();
      const message = await send(`Bearer ${text}`);
      assert.deepEqual(told(message), [401, '{"message":"Unauthorized"}']);
      assert.match(headerValue(message.headers, "www-authenticate") ?? "", /error="invalid_token"/);
      assert.deepEqual(world.invoked, []);
    });
  }

  for (const claims of [
    { aud: ["other", "app"] },
    { aud: undefined, client_id: "app" },
    { nbf: nowSeconds },
  ]) {
    it(`lets a token with ${JSON.stringify(claims)} in`, async () => {
      assert.equal((await guarded().send(token({ ...valid, ...claims }))).status, 200);
    });
  }

  it("lets no token in of which any character differs", async () => {
    const { send } = guarded();
    const text = token(valid);
    const position = fc.integer({ min: 0, max: text.length - 1 });
    const character = fc.constantFrom(..."ABCXYZabcxyz019-_.=");
    await fc.assert(
      fc.asyncProperty(position, character, async (at, other) => {
        const changed = text.slice(0, at) + other + text.slice(at + 1);
        const decodes = (from: string) => Buffer.from(from.split(".")[2] ?? "", "base64url");
        // The last character of a signature has bits that say nothing.
        fc.pre(
          changed.slice(0, -1) !== text.slice(0, -1) || !decodes(changed).equals(decodes(text)),
        );
        assert.equal((await send(changed)).status, 401);
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  for (const [scope, status] of [
    ["read write", 200],
    ["write", 200],
    ["reader", 403],
    ["", 403],
  ] as const) {
    it(`returns ${status} for the scopes "${scope}" where write or admin is asked for`, async () => {
      const { send } = guarded(["write", "admin"]);
      assert.equal((await send(token({ ...valid, scope }))).status, status);
    });
  }

  it("returns 401 without a token, and asks nobody", async () => {
    const { gateway, fetched } = guarded();
    assert.deepEqual(told(await gateway(requestOf("/"))), [401, '{"message":"Unauthorized"}']);
    assert.deepEqual(fetched, []);
  });

  it("returns 401 where the issuer cannot be asked, says why, and asks again", async () => {
    const { world, send, fetched } = guarded([], {});
    assert.equal((await send(token(valid))).status, 401);
    assert.equal((await send(token(valid))).status, 401);
    assert.equal(fetched.length, 2);
    assert.equal(
      world.logged[0],
      `authorizer of ${issuer}: its keys cannot be fetched: ${issuer}/.well-known/openid-configuration answered 404`,
    );
  });

  it("fetches keys again after two hours", async () => {
    const { world, send, fetched } = guarded();
    const lasting = token({ ...valid, exp: nowSeconds + 100_000 });
    await send(lasting);
    world.pass(7_199);
    await send(lasting);
    assert.equal(fetched.length, 2);
    world.pass(1);
    await send(lasting);
    assert.equal(fetched.length, 4);
  });
});
