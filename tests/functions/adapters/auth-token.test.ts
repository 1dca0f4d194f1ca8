/**
 * Tokens of machines: the requests and errors of RFC 6749.
 *
 * @module
 */
import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import { hashSecret, isSecretOf } from "../../../functions/adapters/client-secret.ts";
import { createVerifier } from "../../../functions/adapters/token-verifier.ts";
import { type Ask, config, signInWorld, type World } from "./auth-fixture.ts";

const secret = "s3cret+with%and:colon";

const basic = (id: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${password}`).toString("base64")}`,
});

/** As a client encodes them (RFC 6749 §2.3.1). */
const encodedBasic = basic("bot", encodeURIComponent(secret));

const grant = { grant_type: "client_credentials" };

describe("POST /auth/token", () => {
  let world: World;
  let secretHash: string;
  before(async () => {
    secretHash = await hashSecret(secret);
  });
  const listed = () => {
    const made = signInWorld();
    const clients = [{ id: "bot", secretHash, scopes: ["desk", "season"] }];
    made.objects.set("access.json", JSON.stringify({ people: [], clients }));
    return made;
  };
  const ask = async (parts: Ask) => {
    world = listed();
    // No page sends this request: it has no site.
    const headers = { "sec-fetch-site": undefined, ...parts.headers };
    const {
      status,
      headers: received,
      body,
    } = await world.ask("POST", "/auth/token", {
      ...parts,
      headers,
    });
    return { status, headers: received, body: JSON.parse(body) };
  };

  for (const [title, parts, scopes] of [
    ["credentials in the header", { headers: encodedBasic, form: grant }, "desk season"],
    [
      "credentials in the body",
      { form: { ...grant, client_id: "bot", client_secret: secret } },
      "desk season",
    ],
    ["one of its scopes", { headers: encodedBasic, form: { ...grant, scope: "season" } }, "season"],
    [
      "a scope twice",
      { headers: encodedBasic, form: { ...grant, scope: "season season" } },
      "season",
    ],
    [
      "an empty scope, which counts as omitted",
      { headers: encodedBasic, form: { ...grant, scope: "" } },
      "desk season",
    ],
    [
      "a parameter that is not known, which is ignored",
      { headers: encodedBasic, form: { ...grant, resource: "x" } },
      "desk season",
    ],
    [
      "its id in the body as well",
      { headers: encodedBasic, form: { ...grant, client_id: "bot" } },
      "desk season",
    ],
  ] as const) {
    it(`gives a token to a client with ${title}`, async () => {
      const { status, headers, body } = await ask(parts);
      assert.equal(status, 200);
      const { access_token: token, ...rest } = body;
      assert.deepEqual(rest, { token_type: "Bearer", expires_in: 600, scope: scopes });
      assert.deepEqual(
        [headers["cache-control"], headers["pragma"], headers["content-type"]],
        ["no-store", "no-cache", "application/json; charset=utf-8"],
      );
      const verdict = await createVerifier(config.tokens)(token, world.clockMs);
      assert.ok(verdict.kind === "valid");
      assert.equal(verdict.claims.subject, "bot");
      assert.deepEqual(verdict.claims.scopes, scopes.split(" "));
      const claims = JSON.parse(Buffer.from(token.split(".")[1], "base64url").toString());
      assert.deepEqual([claims.client_id, claims.exp - claims.iat], ["bot", 600]);
    });
  }

  for (const [title, parts, error, status] of [
    ["no body", { form: {} }, "invalid_request", 400],
    ["JSON", { json: grant }, "invalid_request", 400],
    ["no content type", { body: "grant_type=client_credentials" }, "invalid_request", 400],
    [
      "a parameter twice",
      {
        headers: { ...encodedBasic, "content-type": "application/x-www-form-urlencoded" },
        body: "grant_type=client_credentials&grant_type=client_credentials",
      },
      "invalid_request",
      400,
    ],
    [
      "a body that is too large",
      { headers: encodedBasic, form: grant, body: undefined },
      "invalid_request",
      400,
    ],
    [
      "another grant",
      { headers: encodedBasic, form: { grant_type: "password" } },
      "unsupported_grant_type",
      400,
    ],
    [
      "credentials in both places",
      { headers: encodedBasic, form: { ...grant, client_secret: secret } },
      "invalid_request",
      400,
    ],
    [
      "another id in the body",
      { headers: encodedBasic, form: { ...grant, client_id: "eve" } },
      "invalid_request",
      400,
    ],
    ["no credentials", { form: grant }, "invalid_client", 401],
    ["an id alone", { form: { ...grant, client_id: "bot" } }, "invalid_client", 401],
    [
      "a wrong secret",
      { form: { ...grant, client_id: "bot", client_secret: "x" } },
      "invalid_client",
      401,
    ],
    [
      "an unknown client",
      { form: { ...grant, client_id: "eve", client_secret: secret } },
      "invalid_client",
      401,
    ],
    [
      "a secret of 129 characters",
      { form: { ...grant, client_id: "bot", client_secret: "x".repeat(129) } },
      "invalid_client",
      401,
    ],
    [
      "another scheme",
      { headers: { authorization: "Bearer x" }, form: grant },
      "invalid_client",
      401,
    ],
    [
      "credentials that are not base64",
      { headers: { authorization: "Basic ***" }, form: grant },
      "invalid_client",
      401,
    ],
    [
      "credentials without a colon",
      { headers: { authorization: `Basic ${btoa("bot")}` }, form: grant },
      "invalid_client",
      401,
    ],
    [
      "credentials that are not form-encoded",
      { headers: basic("bot", secret), form: grant },
      "invalid_client",
      401,
    ],
    [
      "the header twice",
      {
        headers: { authorization: `${encodedBasic.authorization},${encodedBasic.authorization}` },
        form: grant,
      },
      "invalid_client",
      401,
    ],
    [
      "a scope that it does not have",
      { headers: encodedBasic, form: { ...grant, scope: "desk admin" } },
      "invalid_scope",
      400,
    ],
    [
      "a scope of another form",
      { headers: encodedBasic, form: { ...grant, scope: 'desk "admin"' } },
      "invalid_scope",
      400,
    ],
  ] as const) {
    it(`returns ${error} for ${title}`, async () => {
      const { status: found, headers, body } = await ask(parts);
      assert.deepEqual([found, body.error], [status, error]);
      assert.match(body.error_description, /^[\x20\x21\x23-\x5b\x5d-\x7e]+$/);
      assert.equal(
        headers["www-authenticate"],
        status === 401 ? 'Basic realm="touchline"' : undefined,
      );
      assert.equal(headers["cache-control"], "no-store");
    });
  }

  it("answers an unknown client as one with a wrong secret", async () => {
    const answers = [];
    for (const id of ["bot", "eve"]) {
      answers.push(await ask({ form: { ...grant, client_id: id, client_secret: "x" } }));
    }
    assert.deepEqual(answers[0], answers[1]);
  });

  it("refuses a client after it was removed", async () => {
    const removed = listed();
    const parts = { headers: encodedBasic, form: grant };
    assert.equal((await removed.ask("POST", "/auth/token", parts)).status, 200);
    removed.objects.set("access.json", '{"people":[],"clients":[]}');
    removed.clockMs += 5000;
    assert.equal((await removed.ask("POST", "/auth/token", parts)).status, 401);
  });

  it("returns 503 without a list", async () => {
    const without = signInWorld();
    without.objects.delete("access.json");
    const answer = await without.ask("POST", "/auth/token", { headers: encodedBasic, form: grant });
    assert.equal(answer.status, 503);
  });
});

describe("a hash of a secret", () => {
  it("is another one each time, does not contain the secret, and is of it only", async () => {
    const hashes = [await hashSecret("hush"), await hashSecret("hush")];
    assert.notEqual(hashes[0], hashes[1]);
    for (const each of hashes) {
      assert.match(each, /^scrypt\$ln=15,r=8,p=1\$[\w-]{22}\$[\w-]{43}$/);
      assert.ok(!each.includes("hush"));
      assert.equal(await isSecretOf("hush", each), true);
      assert.equal(await isSecretOf("hush ", each), false);
    }
  });

  it("is of no secret when there is none, or it has another form", async () => {
    for (const each of [undefined, "", "hush", "scrypt$ln=1,r=8,p=1$AAAA$AAAA"]) {
      assert.equal(await isSecretOf("hush", each), false);
    }
  });
});
