/** Public keys, key groups and the behaviors that trust them; countries. @module */
import assert from "node:assert/strict";
import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { describe, it } from "mocha";
import { assemble } from "../../model/assemble.ts";
import { readKeyGroups } from "../../model/key-group-reader.ts";
import type { GraphNode, Properties } from "../../program/graph.ts";
import { bucket, distribution, graphOf, plainBehavior, resource } from "./graph-builder.ts";
import { problemsOf, reading } from "./problems-of.ts";

function pemOf(key: KeyObject): string {
  return key.export({ type: key.type === "public" ? "spki" : "pkcs8", format: "pem" }).toString();
}
const elliptic = (namedCurve: string) => generateKeyPairSync("ec", { namedCurve });
const rsa = (modulusLength: number) =>
  pemOf(generateKeyPairSync("rsa", { modulusLength }).publicKey);
const pem = pemOf(elliptic("prime256v1").publicKey);

function publicKey(encodedKey: string): GraphNode {
  return resource("aws:cloudfront/publicKey:PublicKey", "key", {
    id: "K1",
    inputs: { encodedKey },
  });
}

function keyGroup(...items: string[]): GraphNode {
  return resource("aws:cloudfront/keyGroup:KeyGroup", "group", { id: "g1", inputs: { items } });
}

function read(...nodes: readonly GraphNode[]) {
  return reading((findings) => readKeyGroups(graphOf(...nodes), findings));
}

describe("readKeyGroups", () => {
  it("reads the keys of each group", () => {
    const { result, problems } = read(publicKey(pem), keyGroup("K1"));
    assert.deepEqual(problems, []);
    assert.deepEqual(result, new Map([["g1", new Map([["K1", pem]])]]));
  });

  it("takes RSA 2048", () => {
    assert.deepEqual(read(publicKey(rsa(2048))).problems, []);
  });

  for (const [title, key] of [
    ["RSA 3072", rsa(3072)],
    ["another curve", pemOf(elliptic("secp384r1").publicKey)],
    ["a private key", pemOf(elliptic("prime256v1").privateKey)],
    ["no key", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"],
  ] as const) {
    it(`refuses ${title}`, () => {
      assert.match(
        read(publicKey(key)).problems.join(),
        /^encodedKey must be the public key, in PEM, of a pair of RSA 2048 or ECDSA 256, got /,
      );
    });
  }

  for (const items of [[], ["K2"]]) {
    it(`refuses the items ${JSON.stringify(items)}`, () => {
      const problem = `items must hold ids of public keys of this program, got ${JSON.stringify(items)}`;
      assert.deepEqual(read(publicKey(pem), keyGroup(...items)).problems, [problem]);
    });
  }
});

function problemsWith(inputs: Properties): readonly string[] {
  return problemsOf(graphOf(bucket("site"), publicKey(pem), keyGroup("K1"), distribution(inputs)));
}

const behaving = (over: Properties) => ({ defaultCacheBehavior: { ...plainBehavior, ...over } });

describe("a behavior", () => {
  it("trusts the keys of its groups", () => {
    const { distributions } = assemble(
      graphOf(
        bucket("site"),
        publicKey(pem),
        keyGroup("K1"),
        distribution(behaving({ trustedKeyGroups: ["g1"] })),
      ),
    );
    assert.deepEqual(distributions[0]?.behaviors[0]?.trustedKeys, new Map([["K1", pem]]));
  });

  it("refuses a group of another program", () => {
    assert.deepEqual(problemsWith(behaving({ trustedKeyGroups: ["g2"] })), [
      'defaultCacheBehavior.trustedKeyGroups must hold ids of key groups of this program, got ["g2"]',
    ]);
  });

  it("trusts no key where those of accounts are trusted, so that nothing is served without a signature", () => {
    const graph = graphOf(bucket("site"), distribution(behaving({ trustedSigners: ["self"] })));
    const { distributions, notSimulated } = assemble(graph);
    assert.deepEqual(distributions[0]?.behaviors[0]?.trustedKeys, new Map());
    assert.deepEqual(
      notSimulated.map(({ what }) => what).filter((what) => what.includes("trusted")),
      ["defaultCacheBehavior.trustedSigners"],
    );
  });

  it("refuses the keys of accounts when findings are strict", () => {
    assert.deepEqual(problemsWith(behaving({ trustedSigners: ["self"] })), [
      'defaultCacheBehavior.trustedSigners must be empty: the keys of accounts are not known here, so its requests get 403; use trustedKeyGroups, got ["self"]',
    ]);
  });
});

describe("a geographic restriction", () => {
  const restricted = (geoRestriction: Properties) => ({ restrictions: { geoRestriction } });

  for (const [restrictionType, kind] of [
    ["whitelist", "allow"],
    ["blacklist", "block"],
  ] as const) {
    it(`is read from a ${restrictionType}`, () => {
      const { distributions } = assemble(
        graphOf(
          bucket("site"),
          distribution(restricted({ restrictionType, locations: ["NZ", "DE"] })),
        ),
      );
      assert.deepEqual(distributions[0]?.geoRestriction, {
        kind,
        countries: new Set(["NZ", "DE"]),
      });
    });
  }

  for (const locations of [[], ["nz"], ["NZL"]]) {
    it(`refuses the locations ${JSON.stringify(locations)}`, () => {
      assert.deepEqual(problemsWith(restricted({ restrictionType: "whitelist", locations })), [
        `restrictions.geoRestriction.locations must hold ISO 3166-1 alpha-2 codes of countries, in capitals, got ${JSON.stringify(locations)}`,
      ]);
    });
  }
});
