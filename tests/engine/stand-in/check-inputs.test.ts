/**
 * Inputs held to the SDK's own declarations.
 *
 * @module
 */
import assert from "node:assert/strict";
import { runtime } from "@pulumi/pulumi";
import { describe, it } from "mocha";
import { checkInputs } from "./check-inputs.ts";
import { unknownValue } from "./wire.ts";

const distribution = "aws:cloudfront/distribution:Distribution";
const alias = "aws:lambda/alias:Alias";

/** A distribution with just what it must have. */
const smallest = {
  enabled: true,
  origins: [{ domainName: "example.org", originId: "site" }],
  defaultCacheBehavior: {
    allowedMethods: ["GET", "HEAD"],
    cachedMethods: ["GET", "HEAD"],
    targetOriginId: "site",
    viewerProtocolPolicy: "https-only",
  },
  restrictions: { geoRestriction: { restrictionType: "none" } },
  viewerCertificate: { cloudfrontDefaultCertificate: true },
};

describe("the fake provider: inputs", () => {
  for (const [title, type, inputs, faults] of [
    ["accepts inputs with every required property", distribution, smallest, []],
    [
      "rejects an unknown type",
      "aws:lambda/alais:Alais",
      {},
      [["", "aws:lambda/alais:Alais is no type of this provider"]],
    ],
    [
      "rejects a missing property",
      alias,
      { functionName: "f" },
      [["functionVersion", "is required and missing"]],
    ],
    [
      "rejects an unknown property",
      alias,
      { functionName: "f", functionVersion: "1", functionVesrion: "1" },
      [["functionVesrion", "is no property of this"]],
    ],
    [
      "accepts an unknown value for any type",
      alias,
      { functionName: unknownValue, functionVersion: unknownValue, routingConfig: unknownValue },
      [],
    ],
    [
      "checks the value of a secret",
      alias,
      {
        functionName: { [runtime.specialSigKey]: runtime.specialSecretSig, value: 7 },
        functionVersion: "1",
      },
      [["functionName", "must be a text, got a number"]],
    ],
    [
      "rejects an unknown property of an object in a list",
      distribution,
      { ...smallest, origins: [{ domainName: "example.org", originId: "site", orginShield: {} }] },
      [["origins[0].orginShield", "is no property of this"]],
    ],
    [
      "rejects a missing property of an object",
      distribution,
      { ...smallest, restrictions: { geoRestriction: {} } },
      [["restrictions.geoRestriction.restrictionType", "is required and missing"]],
    ],
    [
      "rejects a string for a list",
      distribution,
      { ...smallest, aliases: "example.org" },
      [["aliases", "must be a list, got a string"]],
    ],
    [
      "rejects a string for a boolean",
      distribution,
      { ...smallest, enabled: "yes" },
      [["enabled", "must be a flag, got a string"]],
    ],
    [
      "rejects a map with values of another type",
      "aws:s3/bucket:Bucket",
      { tags: { project: ["touchline"] } },
      [["tags.project", "must be a text, got a list"]],
    ],
    [
      "rejects a string for an archive",
      "aws:lambda/function:Function",
      { role: "r", code: "exports.handler" },
      [["code", "must be an asset or archive, got a string"]],
    ],
    ["accepts the settings of a provider", "pulumi:providers:aws", { region: "eu-west-1" }, []],
    [
      "rejects an unknown setting of a provider",
      "pulumi:providers:aws",
      { defaultTags: { tag: {} } },
      [["defaultTags.tag", "is no property of this"]],
    ],
  ] as const) {
    it(title, () => {
      const found = checkInputs(type, inputs).map(({ property, reason }) => [property, reason]);
      assert.deepEqual(found, faults);
    });
  }
});
