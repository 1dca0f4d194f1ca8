/**
 * Tokens of the command pass the token guard.
 *
 * @module
 */
import assert from "node:assert/strict";
import { decodeJwt, decodeProtectedHeader } from "jose";
import { before, describe, it } from "mocha";
import { createVerifier } from "../../../functions/adapters/token-verifier.ts";
import type { Graph } from "../../../local/program/graph.ts";
import { signingSecret } from "../../../scripts/token/local-secret.ts";
import { mint } from "../../../scripts/token/mint.ts";
import { TokenError } from "../../../scripts/token/token-error.ts";
import { changed, recordSigner, termsOf } from "./signing.ts";

const nowMs = 1_800_000_000_999;
const request = { subject: "ref", scopes: ["desk", "season"], expiresInSeconds: 60 };

describe("mint", () => {
  let graph: Graph;
  let secret: string;
  before(async () => {
    graph = await recordSigner();
    secret = signingSecret(graph);
  });

  it("signs the requested claims with the stack's issuer and signing key", async () => {
    const token = mint(secret, request, nowMs, "id-1");
    assert.deepEqual(decodeProtectedHeader(token), {
      alg: "ES256",
      kid: termsOf(graph).keys[1]?.kid,
      typ: "JWT",
    });
    assert.deepEqual(decodeJwt(token), {
      iss: "https://touchline.test",
      aud: "touchline",
      sub: "ref",
      scope: "desk season",
      jti: "id-1",
      iat: 1_800_000_000,
      exp: 1_800_000_060,
    });
  });

  it("is accepted by the token guard of the same stack until it expires", async () => {
    const verify = createVerifier(termsOf(graph));
    const token = mint(secret, request, nowMs, "id-1");
    assert.deepEqual(await verify(token, nowMs), {
      kind: "valid",
      claims: {
        subject: "ref",
        scopes: ["desk", "season"],
        expiresAtSeconds: 1_800_000_060,
        notBeforeSeconds: undefined,
        issuedAtSeconds: 1_800_000_000,
      },
    });
    assert.equal((await verify(token, 1_800_000_090_000)).kind, "expired");
  });

  it("has no scopes by default", async () => {
    const token = mint(secret, { ...request, scopes: [] }, nowMs, "id-1");
    assert.equal(decodeJwt(token)["scope"], "");
  });

  const broken: readonly (readonly [string, (secret: string) => string])[] = [
    ["invalid JSON", () => "-----BEGIN PRIVATE KEY-----\nMIGH"],
    ["null", () => "null"],
    ["no key", (text) => changed(text, ({ key: _, ...rest }) => rest)],
    ["no issuer", (text) => changed(text, ({ issuer: _, ...rest }) => rest)],
    [
      "an audience that is no text",
      (text) => changed(text, (value) => ({ ...value, audience: 1 })),
    ],
    [
      "a public key only",
      (text) => changed(text, ({ key: { d: _, ...key }, ...rest }) => ({ ...rest, key })),
    ],
    [
      "a key without a name",
      (text) => changed(text, ({ key: { kid: _, ...key }, ...rest }) => ({ ...rest, key })),
    ],
    [
      "a key of another curve",
      (text) => changed(text, ({ key, ...rest }) => ({ ...rest, key: { ...key, crv: "P-384" } })),
    ],
    [
      "a key for another algorithm",
      (text) => changed(text, ({ key, ...rest }) => ({ ...rest, key: { ...key, alg: "HS256" } })),
    ],
    [
      "half a key",
      (text) => changed(text, ({ key, ...rest }) => ({ ...rest, key: { ...key, d: "AAAA" } })),
    ],
  ];
  for (const [what, breakIt] of broken) {
    it(`rejects a secret with ${what}, without echoing it`, async () => {
      assert.throws(
        () => mint(breakIt(secret), request, nowMs, "id-1"),
        (error) => {
          assert.ok(error instanceof TokenError);
          assert.match(
            error.message,
            /^the (secret is not a signing key|key in the secret cannot sign)/,
          );
          assert.equal(error.cause, undefined);
          return true;
        },
      );
    });
  }
});
