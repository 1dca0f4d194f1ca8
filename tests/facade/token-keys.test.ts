/**
 * `TokenKeys`: resources of each generation, rotation, and secrecy of private keys.
 *
 * @module
 */
import assert from "node:assert/strict";
import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { calculateJwkThumbprint } from "jose";
import { describe, it } from "mocha";
import {
  declared,
  document,
  recordComponent,
  refusal,
  resource,
  title,
  waitsFor,
} from "../../components/tests/recording.ts";
import { type OwnTokenKeysArgs, TokenKeys, type TokenKeysArgs } from "../../facade/token-keys.ts";
import type { SigningSecret, TokenTerms } from "../../functions/contract.ts";
import type { Graph } from "../../local/program/graph.ts";

const least: OwnTokenKeysArgs = {
  issuer: "https://touchline.test",
  audience: "touchline",
  generation: 1,
  region: "eu-west-1",
};

const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const outside = { ...publicKey.export({ format: "jwk" }), kid: "theirs" };

function recordKeys(args: TokenKeysArgs): Promise<Graph> {
  return recordComponent((provider) => {
    const { terms, signingKeyId, signingSecretArn } = new TokenKeys("tokens", args, {
      providers: [provider],
    });
    // A missing output is omitted.
    return signingKeyId === undefined ? { terms } : { terms, signingKeyId, signingSecretArn };
  });
}

function termsOf(graph: Graph): TokenTerms {
  return graph.outputs["terms"] as unknown as TokenTerms;
}

function secretOf(graph: Graph, number: number): SigningSecret {
  const version = resource(graph, `SecretVersion tokens-secret-version-${number}`);
  return document(version, "secretString") as SigningSecret;
}

/** Titles of the resources of keys. */
function made(graph: Graph): readonly string[] {
  return graph.nodes
    .filter(({ type }) => type.startsWith("tls:") || type.includes("secretsmanager"))
    .map(({ urn }) => title(urn))
    .sort();
}

function generation(number: number): readonly string[] {
  return [
    `PrivateKey tokens-key-${number}`,
    `Secret tokens-secret-${number}`,
    `SecretVersion tokens-secret-version-${number}`,
  ];
}

describe("TokenKeys", () => {
  it("makes the first and the second key for generation 1", async () => {
    const graph = await recordKeys(least);
    const parts = declared(graph);
    assert.deepEqual(made(graph), [...generation(1), ...generation(2)].sort());
    assert.deepEqual(resource(graph, "PrivateKey tokens-key-1").inputs, {
      algorithm: "ECDSA",
      ecdsaCurve: "P256",
    });
    assert.deepEqual(parts["Secret tokens-secret-1"], {
      region: "eu-west-1",
      description: "Signs tokens, generation 1",
      recoveryWindowInDays: 7,
      replicas: [],
    });
  });

  it("outputs the public keys with their thumbprints as kid", async () => {
    const { keys, ...names } = termsOf(await recordKeys({ ...least, generation: 2 }));
    assert.deepEqual(names, {
      issuer: "https://touchline.test",
      audience: "touchline",
      leewaySeconds: 30,
      signatures: "low-s",
    });
    assert.equal(keys.length, 3);
    assert.equal(new Set(keys.map(({ kid }) => kid)).size, 3);
    for (const key of keys) {
      assert.deepEqual(Object.keys(key).sort(), ["alg", "crv", "kid", "kty", "use", "x", "y"]);
      assert.equal(key.kid, await calculateJwkThumbprint({ ...key }));
      createPublicKey({ key: { ...key }, format: "jwk" });
    }
  });

  it("stores the private key of each generation", async () => {
    const graph = await recordKeys({ ...least, generation: 2 });
    const { keys } = termsOf(graph);
    for (const [index, key] of keys.entries()) {
      const secret = secretOf(graph, index + 1);
      const { d } = secret.key;
      assert.match(d, /^[\w-]{43}$/);
      assert.deepEqual(secret, {
        issuer: "https://touchline.test",
        audience: "touchline",
        key: { ...key, d },
      });
      assert.equal(
        createPublicKey({ key: secret.key, format: "jwk" }).export({ format: "jwk" }).x,
        key.x,
      );
    }
  });

  for (const [signing, kept] of [
    [1, [1, 2]],
    [2, [1, 2, 3]],
    [7, [6, 7, 8]],
  ] as const) {
    it(`signs with generation ${signing}, and has ${kept.join(", ")}`, async () => {
      const graph = await recordKeys({ ...least, generation: signing });
      assert.deepEqual(made(graph), kept.flatMap(generation).sort());
      assert.equal(graph.outputs["signingKeyId"], secretOf(graph, signing).key.kid);
      assert.equal(
        graph.outputs["signingSecretArn"],
        resource(graph, `Secret tokens-secret-${signing}`).outputs["arn"],
      );
      assert.ok(termsOf(graph).keys.some(({ kid }) => kid === graph.outputs["signingKeyId"]));
    });
  }

  it("changes no existing key in a rotation, and accepts the keys before and after a deployment", async () => {
    const [before, after] = await Promise.all(
      [3, 4].map((each) => recordKeys({ ...least, generation: each })),
    );
    assert.ok(before !== undefined && after !== undefined);
    for (const each of [3, 4]) {
      assert.deepEqual(secretOf(after, each), secretOf(before, each));
    }
    for (const [signer, judge] of [
      [before, after],
      [after, before],
    ] as const) {
      const names = termsOf(judge).keys.map(({ kid }) => kid);
      assert.ok(names.includes(String(signer.outputs["signingKeyId"])));
    }
  });

  it("replicates private keys to the given Regions only", async () => {
    const args = { replicaRegions: ["eu-central-1", "eu-north-1"], recoveryWindowDays: 30 };
    const graph = await recordKeys({ ...least, ...args });
    const { replicas, recoveryWindowInDays } = resource(graph, "Secret tokens-secret-2").inputs;
    assert.deepEqual(replicas, [{ region: "eu-central-1" }, { region: "eu-north-1" }]);
    assert.equal(recoveryWindowInDays, 30);
  });

  it("writes a private key after its secret exists", async () => {
    const graph = await recordKeys(least);
    assert.deepEqual(waitsFor(graph, "SecretVersion tokens-secret-version-1"), [
      "PrivateKey tokens-key-1",
      "Secret tokens-secret-1",
    ]);
  });

  it("marks every private key as secret", async () => {
    const graph = await recordKeys(least);
    for (const each of [1, 2]) {
      const version = resource(graph, `SecretVersion tokens-secret-version-${each}`);
      assert.deepEqual(version.secrets, ["secretString"]);
      const pair = resource(graph, `PrivateKey tokens-key-${each}`);
      assert.deepEqual(
        ["privateKeyPem", "privateKeyPemPkcs8"].filter(
          (output) => !pair.options.additionalSecretOutputs.includes(output),
        ),
        [],
      );
    }
    assert.deepEqual(graph.secretOutputs, []);
  });

  it("is the parent of every resource it declares", async () => {
    const graph = await recordKeys(least);
    const children = graph.nodes.filter(({ urn }) => made(graph).includes(title(urn)));
    const parents = new Set(children.map(({ parent }) => title(parent)));
    assert.deepEqual([...parents], ["TokenKeys tokens"]);
  });

  it("uses the keys of an external issuer, and makes none", async () => {
    const { issuer, audience } = least;
    const external = { keys: [outside] };
    const graph = await recordKeys({ issuer, audience, leewaySeconds: 0, external });
    assert.deepEqual(made(graph), []);
    assert.deepEqual(graph.outputs, {
      terms: {
        issuer,
        audience,
        leewaySeconds: 0,
        signatures: "any",
        keys: [{ ...outside, alg: "ES256", use: "sig" }],
      },
    });
  });

  for (const [what, args, expected] of [
    [
      "generation 0",
      { generation: 0 },
      "generation must be a whole number from 1 to 1000000, got 0",
    ],
    [
      "half a generation",
      { generation: 1.5 },
      "generation must be a whole number from 1 to 1000000, got 1.5",
    ],
    ["no issuer", { issuer: "" }, 'issuer must not be empty, got ""'],
    ["no audience", { audience: "" }, 'audience must not be empty, got ""'],
    [
      "a leeway below zero",
      { leewaySeconds: -1 },
      "leewaySeconds must be a whole number from 0 to 300, got -1",
    ],
    [
      "a leeway of hours",
      { leewaySeconds: 301 },
      "leewaySeconds must be a whole number from 0 to 300, got 301",
    ],
    [
      "a copy in its own Region",
      { replicaRegions: ["eu-west-1"] },
      'replicaRegions must be different Regions, without eu-west-1, got ["eu-west-1"]',
    ],
    [
      "two copies in one Region",
      { replicaRegions: ["eu-west-2", "eu-west-2"] },
      'replicaRegions must be different Regions, without eu-west-1, got ["eu-west-2","eu-west-2"]',
    ],
    [
      "a week less a day",
      { recoveryWindowDays: 6 },
      "recoveryWindowDays (0 for none) must be a whole number from 7 to 30, got 6",
    ],
    [
      "a month and more",
      { recoveryWindowDays: 31 },
      "recoveryWindowDays (0 for none) must be a whole number from 7 to 30, got 31",
    ],
    [
      "several mistakes",
      { issuer: "", generation: -1 },
      'issuer must not be empty, got ""\ngeneration must be a whole number from 1 to 1000000, got -1',
    ],
  ] as const) {
    it(`rejects ${what}`, async () => {
      assert.equal(await refused({ ...least, ...args }), expected);
    });
  }

  it("rejects a key set of an external issuer with all its problems", async () => {
    const { audience } = least;
    const external = { keys: [{ ...outside, use: "enc" }, 1] };
    assert.equal(
      await refused({ issuer: "", audience, external }),
      [
        'issuer must not be empty, got ""',
        'external.keys[0].use must be "sig", got "enc"',
        "external.keys[1] must be a key, got 1",
      ].join("\n"),
    );
  });

  it("accepts a recovery window of 0", async () => {
    const graph = await recordKeys({ ...least, recoveryWindowDays: 0 });
    assert.equal(resource(graph, "Secret tokens-secret-1").inputs["recoveryWindowInDays"], 0);
  });
});

function refused(args: TokenKeysArgs): Promise<string> {
  return refusal((provider) => {
    new TokenKeys("tokens", args, { providers: [provider] });
    return undefined;
  });
}
