/**
 * No private value is in a function's code, an output or a property that is not secret.
 *
 * @module
 */
import assert from "node:assert/strict";
import { BucketObjectv2 } from "@pulumi/aws/s3/bucketObjectv2.js";
import { SecretVersion } from "@pulumi/aws/secretsmanager/secretVersion.js";
import * as pulumi from "@pulumi/pulumi";
import { RandomPassword } from "@pulumi/random/randomPassword.js";
import { PrivateKey } from "@pulumi/tls/privateKey.js";
import { describe, it } from "mocha";
import { EdgeFunction } from "../../components/edge-function.ts";
import { type Declaring, recordComponent } from "../../components/tests/recording.ts";
import { TokenKeys } from "../../facade/token-keys.ts";
import type { TokenGuardConfig } from "../../functions/contract.ts";
import { leaks, secretsOf } from "./leaks.ts";
import { recordedStack, stackNames } from "./recorded.ts";

const names = { issuer: "https://touchline.test", audience: "touchline" };

/** Keys, and a function that gets their public halves. */
const guarded: Declaring = (provider) => {
  const options = { providers: [provider] };
  const keys = new TokenKeys("tokens", { ...names, generation: 2, region: "eu-west-1" }, options);
  const guard = new EdgeFunction<TokenGuardConfig>(
    "guard",
    {
      entry: "functions/edge/token-guard.ts",
      event: "viewer-request",
      config: keys.terms.apply((tokens) => ({ realm: "touchline", tokens, paths: [] })),
      logRegions: ["eu-west-1"],
      logRetentionDays: 7,
    },
    options,
  );
  return { terms: keys.terms, signing: keys.signingKeyId, code: guard.codeSha256 };
};

const pem = { algorithm: "ECDSA", ecdsaCurve: "P256" };

describe("private values", () => {
  it("are in no output, bundle or plain input of a program that creates keys and bundles their public halves", async () => {
    const graph = await recordComponent(guarded);
    // Three pairs, each in two spellings of PEM, one of JSON, and its bare number: so there are values to find.
    assert.equal(secretsOf(graph).length, 12);
    assert.deepEqual(leaks(graph), []);
  });

  for (const stack of stackNames) {
    it(`are in no output, bundle or plain input of ${stack}`, async () => {
      const graph = await recordedStack(stack);
      assert.ok(secretsOf(graph).length > 0, "the stack has no secret to look for");
      assert.deepEqual(leaks(graph), []);
    });
  }
});

describe("leaks", () => {
  const cases: readonly (readonly [string, Declaring, readonly string[]])[] = [
    [
      "a private key in an output that is not secret",
      () => {
        const { privateKeyPem } = new PrivateKey("key", pem);
        // Neither does the engine treat a value as secret after pulumi.unsecret.
        return { key: pulumi.unsecret(privateKeyPem) };
      },
      ["stack outputs: key"],
    ],
    [
      "the private member of a key set",
      () => ({
        jwks: { keys: [{ kty: "EC", d: "A".repeat(43) }] },
        set: `{"d":"${"A".repeat(43)}"}`,
      }),
      ["stack outputs: jwks.keys[0].d", "stack outputs: set"],
    ],
    [
      "the private member of a key in a function's bundle",
      (provider) => {
        new EdgeFunction(
          "echo",
          {
            entry: "components/tests/echo-handler.ts",
            event: "viewer-request",
            config: { greeting: { kty: "EC", d: "A".repeat(43) } },
            logRegions: ["eu-west-1"],
            logRetentionDays: 7,
          },
          { providers: [provider] },
        );
        return undefined;
      },
      [
        'Function echo-function inputs: code["index.mjs"]',
        'Function echo-function outputs: code["index.mjs"]',
      ],
    ],
    [
      "a password within another string",
      (provider) => {
        const { result } = new RandomPassword("password", { length: 24 });
        const content = pulumi.unsecret(result).apply((text) => `header=${text}\n`);
        new BucketObjectv2("object", { bucket: "b", content }, { provider });
        return undefined;
      },
      ["BucketObjectv2 object inputs: content", "BucketObjectv2 object outputs: content"],
    ],
    [
      "nothing where the value stays secret",
      (provider) => {
        const { privateKeyPem } = new PrivateKey("key", pem);
        new SecretVersion("v", { secretId: "s", secretString: privateKeyPem }, { provider });
        return { key: privateKeyPem };
      },
      [],
    ],
  ];
  for (const [what, declare, expected] of cases) {
    it(`finds ${what}`, async () => {
      assert.deepEqual(leaks(await recordComponent(declare)), expected);
    });
  }
});
