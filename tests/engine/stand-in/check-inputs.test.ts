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

describe("the stand-in: inputs", () => {
  for (const [title, type, inputs, faults] of [
    ["takes what has all it must have", distribution, smallest, []],
    [
      "refuses a type that is none",
      "aws:lambda/alais:Alais",
      {},
      [["", "aws:lambda/alais:Alais is no type of this provider"]],
    ],
    [
      "refuses what lacks something",
      alias,
      { functionName: "f" },
      [["functionVersion", "is required and missing"]],
    ],
    [
      "refuses what there is not",
      alias,
      { functionName: "f", functionVersion: "1", functionVesrion: "1" },
      [["functionVesrion", "is no property of this"]],
    ],
    [
      "takes what is not known yet for anything",
      alias,
      { functionName: unknownValue, functionVersion: unknownValue, routingConfig: unknownValue },
      [],
    ],
    [
      "looks into secrets",
      alias,
      {
        functionName: { [runtime.specialSigKey]: runtime.specialSecretSig, value: 7 },
        functionVersion: "1",
      },
      [["functionName", "must be a text, got a number"]],
    ],
    [
      "refuses a typing error in a structure within a list",
      distribution,
      { ...smallest, origins: [{ domainName: "example.org", originId: "site", orginShield: {} }] },
      [["origins[0].orginShield", "is no property of this"]],
    ],
    [
      "refuses what a structure lacks",
      distribution,
      { ...smallest, restrictions: { geoRestriction: {} } },
      [["restrictions.geoRestriction.restrictionType", "is required and missing"]],
    ],
    [
      "refuses a list that is none",
      distribution,
      { ...smallest, aliases: "example.org" },
      [["aliases", "must be a list, got a string"]],
    ],
    [
      "refuses a text where there is a flag",
      distribution,
      { ...smallest, enabled: "yes" },
      [["enabled", "must be a flag, got a string"]],
    ],
    [
      "refuses a map of something else",
      "aws:s3/bucket:Bucket",
      { tags: { project: ["touchline"] } },
      [["tags.project", "must be a text, got a list"]],
    ],
    [
      "refuses a text where there is code",
      "aws:lambda/function:Function",
      { role: "r", code: "exports.handler" },
      [["code", "must be an asset or archive, got a string"]],
    ],
    ["knows what providers take", "pulumi:providers:aws", { region: "eu-west-1" }, []],
    [
      "knows what providers do not take",
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
