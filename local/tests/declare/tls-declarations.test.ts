/**
 * Keys that are the same in every run, and real.
 *
 * @module
 */
import assert from "node:assert/strict";
import { createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import { PrivateKey, type PrivateKeyArgs } from "@pulumi/tls/privateKey.js";
import { describe, it } from "mocha";
import type { Properties } from "../../program/graph.ts";
import { find } from "../../program/query.ts";
import { RecordError, record } from "../../program/record.ts";
import { testStack } from "../program/test-stack.ts";

const p256 = { algorithm: "ECDSA", ecdsaCurve: "P256" };

async function keyOf(
  name = "key",
  args: PrivateKeyArgs = p256,
  stack = testStack.stack,
): Promise<Properties> {
  const graph = await record({ ...testStack, stack }, async () => {
    new PrivateKey(name, args);
  });
  return find(graph, "tls:index/privateKey:PrivateKey", name).outputs;
}

function text(value: unknown): string {
  assert.equal(typeof value, "string");
  return String(value);
}

describe("tls PrivateKey", () => {
  it("is a P-256 key, in the provider's formats", async () => {
    const { privateKeyPem, privateKeyPemPkcs8, publicKeyPem } = await keyOf();
    assert.match(text(privateKeyPem), /^-----BEGIN EC PRIVATE KEY-----\n/);
    assert.match(text(privateKeyPemPkcs8), /^-----BEGIN PRIVATE KEY-----\n/);
    assert.match(text(publicKeyPem), /^-----BEGIN PUBLIC KEY-----\n/);
    const input = Buffer.from("rugby");
    for (const pem of [privateKeyPem, privateKeyPemPkcs8]) {
      const key = createPrivateKey(text(pem));
      assert.equal(key.asymmetricKeyDetails?.namedCurve, "prime256v1");
      assert.ok(
        verify("sha256", input, createPublicKey(text(publicKeyPem)), sign("sha256", input, key)),
      );
    }
  });

  it("is the same in every run", async () => {
    assert.deepEqual(await keyOf(), await keyOf());
  });

  it("differs by name and by stack", async () => {
    const all = await Promise.all([keyOf(), keyOf("other"), keyOf("key", p256, "other")]);
    assert.equal(new Set(all.map(({ publicKeyPem }) => publicKeyPem)).size, 3);
    assert.equal(new Set(all.map(({ privateKeyPem }) => privateKeyPem)).size, 3);
  });

  for (const args of [
    { algorithm: "RSA" },
    { algorithm: "ED25519" },
    { algorithm: "ECDSA" },
    { algorithm: "ECDSA", ecdsaCurve: "P384" },
  ]) {
    it(`refuses ${JSON.stringify(args)}, which is not simulated`, async () => {
      await assert.rejects(keyOf("key", args), (error) => {
        assert.ok(error instanceof RecordError);
        assert.match(
          error.message,
          /only keys of algorithm "ECDSA" on ecdsaCurve "P256" are simulated/,
        );
        return true;
      });
    });
  }
});
