/**
 * Mistyped names of settings.
 *
 * @module
 */
import assert from "node:assert/strict";
import awsConfig from "@pulumi/aws/config/index.js";
import * as pulumi from "@pulumi/pulumi";
import tlsConfig from "@pulumi/tls/config/index.js";
import fc from "fast-check";
import { describe, it } from "mocha";
import { providerSettings } from "../../config/known-settings.ts";
import { ConfigError, readSettings } from "../../config.ts";
import { good, problems } from "./reading.ts";

/** Names of every setting that may be in a stack file. */
const known = [
  ...Object.keys(good).map((name) => `touchline:${name}`),
  ...Object.entries(providerSettings).flatMap(([namespace, names]) =>
    names.map((name) => `${namespace}:${name}`),
  ),
];

/** Those of which no two are one edit apart, as httpProxy and httpsProxy are. */
const distinct = known.filter((key) => !/^aws:https?Proxy$/.test(key));

/** Problems of the valid settings with other keys added. */
function withKeys(...keys: readonly string[]): readonly string[] {
  const own = Object.entries(good).map(([name, value]) => [`touchline:${name}`, value] as const);
  const added = keys.map((key) => [key, "x"] as const);
  pulumi.runtime.setAllConfig(Object.fromEntries([...own, ...added]));
  try {
    readSettings(new pulumi.Config("touchline"));
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.problems;
  }
  return [];
}

/** Every text that is one deletion, transposition or change of case from a name. */
function editsOf(name: string): readonly string[] {
  return [...name].flatMap((letter, at) => {
    const [head, tail] = [name.slice(0, at), name.slice(at + 1)];
    const swapped = `${head}${tail.slice(0, 1)}${letter}${tail.slice(1)}`;
    const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
    return [head + tail, swapped, head + other + tail];
  });
}

describe("readSettings, of unknown names", () => {
  for (const [key, problem] of [
    ["touchline:region", "touchline:region is not a setting; write touchline:regions"],
    ["touchline:Regions", "touchline:Regions is not a setting; write touchline:regions"],
    ["touchlin:regions", "touchlin:regions is not a setting; write touchline:regions"],
    ["aws:regoin", "aws:regoin is not a setting; write aws:region"],
    ["pulumi:autonameing", "pulumi:autonameing is not a setting; write pulumi:autonaming"],
    [
      "touchline:colour",
      "touchline:colour is not a setting of this program or its providers; remove it",
    ],
    ["gcp:zone", "gcp:zone is not a setting of this program or its providers; remove it"],
  ] as const) {
    it(`rejects ${key}`, () => assert.deepEqual(withKeys(key), [problem]));
  }

  it("rejects all of them together, with the other problems", () => {
    assert.equal(withKeys("touchline:region", "aws:regoin", "touchline:Desk").length, 3);
  });

  it("accepts every name that the program, the engine or a provider reads", () => {
    const providers = known.filter((key) => !key.startsWith("touchline:"));
    assert.deepEqual(withKeys(...providers), []);
  });

  it("reports no setting as unknown because another one, or it itself, is invalid", () => {
    for (const name of Object.keys(good)) {
      for (const value of ["?", "", "-7", "[1]", undefined]) {
        const unknown = problems({ [name]: value }).filter((each) => /is not a/.test(each));
        assert.deepEqual(unknown, []);
      }
    }
  });

  it("knows the settings that the SDKs of the providers declare", () => {
    assert.deepEqual(
      Object.keys(awsConfig).filter((name) => name !== "requireRegion"),
      [...providerSettings.aws],
    );
    assert.deepEqual(Object.keys(tlsConfig), [...providerSettings.tls]);
  });

  it("names the setting that was meant for every deletion, transposition and change of case", () => {
    for (const key of distinct) {
      const edits = [...new Set(editsOf(key))].filter((each) => !known.includes(each));
      assert.deepEqual(
        withKeys(...edits).toSorted(),
        edits.map((each) => `${each} is not a setting; write ${key}`).toSorted(),
      );
    }
  });

  it("names the setting that was meant for an insertion or replacement of one character", () => {
    const edit = fc
      .tuple(fc.constantFrom(...distinct), fc.nat(), fc.stringMatching(/^[\w-]$/), fc.nat(1))
      .map(([key, at, letter, removed]) => {
        const index = at % key.length;
        return [key, key.slice(0, index) + letter + key.slice(index + removed)] as const;
      });
    fc.assert(
      fc.property(edit, ([key, typed]) => {
        fc.pre(!known.includes(typed));
        assert.deepEqual(withKeys(typed), [`${typed} is not a setting; write ${key}`]);
      }),
      { numRuns: 300 },
    );
  });

  it("rejects a mistyped member of a list's object", () => {
    const tokenPaths = JSON.stringify([
      { path: "/v1/me", scopes: [], forward: "keep", Scopes: ["desk"], color: 1 },
    ]);
    assert.deepEqual(problems({ tokenPaths }), [
      "touchline:tokenPaths[0].Scopes is not a member; write scopes",
      "touchline:tokenPaths[0].color is not a member; write path, scopes, forward",
    ]);
  });
});
