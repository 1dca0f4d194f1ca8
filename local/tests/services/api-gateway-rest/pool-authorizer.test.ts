/** Tokens of user pools at REST APIs. @module */
import assert from "node:assert/strict";
import { generateKeyPairSync, sign } from "node:crypto";
import { describe, it } from "mocha";
import { emptyHeaders } from "../../../http/header-map.ts";
import type { FetchExternal } from "../../../services/api-gateway/external.ts";
import type { RestAuthorizer } from "../../../services/api-gateway-rest/rest-api.ts";
import { createRestGateway } from "../../../services/api-gateway-rest/rest-gateway.ts";
import {
  apiWorld,
  requestOf,
  startMs,
  targetOf,
  told,
} from "../api-gateway-http/http-api-fixture.ts";
import { apiOf } from "./rest-api-fixture.ts";

const issuer = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc";
const authorizer: Extract<RestAuthorizer, { kind: "pool" }> = {
  kind: "pool",
  id: "pool",
  issuers: ["https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_other", issuer],
  identitySource: "method.request.header.Authorization",
  validation: "",
};
const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
const exp = startMs / 1000 + 60;
const identity = { iss: issuer, aud: "web", token_use: "id", exp, email: "ann@example.com" };
const access = { iss: issuer, client_id: "web", token_use: "access", exp, scope: "shop/read a" };

const documents: Readonly<Record<string, unknown>> = {
  [`${issuer}/.well-known/openid-configuration`]: { jwks_uri: `${issuer}/keys` },
  [`${issuer}/keys`]: { keys: [{ ...publicKey.export({ format: "jwk" }), kid: "k" }] },
};

function token(claims: object, key = privateKey): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${part({ alg: "RS256", kid: "k" })}.${part(claims)}`;
  return `${signed}.${sign("sha256", Buffer.from(signed), key).toString("base64url")}`;
}

async function answer(
  authorization: string,
  {
    scopes = [],
    known = documents,
    over = {},
  }: {
    readonly scopes?: readonly string[];
    readonly known?: Readonly<Record<string, unknown>>;
    readonly over?: Partial<typeof authorizer>;
  } = {},
) {
  const world = apiWorld({ handler: () => ({ statusCode: 200, body: "in" }) });
  const fetchExternal: FetchExternal = async ({ url }) => {
    const body = Buffer.from(JSON.stringify(known[url] ?? {}));
    return { status: known[url] ? 200 : 404, statusDescription: "", headers: emptyHeaders(), body };
  };
  const guard = { authorizer: { ...authorizer, ...over }, scopes };
  const integration = { target: targetOf("handler"), timeoutMs: 29_000, guard };
  const gateway = createRestGateway(apiOf(integration), { ...world.deps, fetchExternal });
  const headers = authorization === "" ? [] : ["Authorization", authorization];
  const message = await gateway(requestOf("/live/a/b", { headers }));
  return { told: told(message), world };
}

const unauthorized = [401, '{"message":"Unauthorized"}'];

describe("createPoolAuthorizer", () => {
  it("lets an identity token in, and shows its claims", async () => {
    for (const prefix of ["", "Bearer "]) {
      const { told: said, world } = await answer(`${prefix}${token(identity)}`);
      assert.deepEqual(said, [200, "in"]);
      const context = world.invoked[0]?.[1]["requestContext"] as Readonly<Record<string, unknown>>;
      assert.deepEqual(context["authorizer"], {
        claims: { ...identity, exp: String(identity.exp) },
      });
    }
  });

  it("lets an access token with one of the scopes in", async () => {
    const { told: said } = await answer(token(access), { scopes: ["shop/write", "shop/read"] });
    assert.deepEqual(said, [200, "in"]);
  });

  for (const [title, text, options] of [
    ["without a token", "", {}],
    ["for what is no token", "abc", {}],
    ["for a forged token", token(identity, stranger), {}],
    ["for a token of another issuer", token({ ...identity, iss: "https://other.example.com" }), {}],
    ["for an access token where an identity token is wanted", token(access), {}],
    ["for an identity token where a scope is wanted", token(identity), { scopes: ["a"] }],
    ["for an access token without the scope", token(access), { scopes: ["shop/write"] }],
    ["for another audience", token(identity), { over: { validation: "we" } }],
  ] as const) {
    it(`answers 401 ${title}`, async () => {
      const { told: said, world } = await answer(text, options);
      assert.deepEqual(said, unauthorized);
      assert.deepEqual(world.invoked, []);
    });
  }

  it("says that a token has expired, from that second on", async () => {
    const late = await answer(token({ ...identity, exp: startMs / 1000 }));
    assert.deepEqual(late.told, [401, '{"message":"The incoming token has expired"}']);
    const { told: said } = await answer(token({ ...identity, exp: startMs / 1000 + 1 }), {
      over: { validation: "web|app" },
    });
    assert.deepEqual(said, [200, "in"]);
  });

  it("answers 500 where the keys cannot be had, with a line in the log", async () => {
    const { told: said, world } = await answer(token(identity), { known: {} });
    assert.equal(said[0], 500);
    assert.match(world.logged.join(), /the keys of its user pool cannot be fetched/);
  });
});
