/**
 * What each stack is made of, by name: whoever adds or renames a resource says so here.
 *
 * A logical name is an identity: renaming one replaces what it names.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { inventory } from "../components/recording.ts";
import { recordedStack } from "./recorded.ts";

/** What every private bucket brings. */
const bucket = (name: string) => [
  `Bucket ${name}-bucket`,
  `BucketLifecycleConfiguration ${name}-lifecycle`,
  `BucketOwnershipControls ${name}-ownership`,
  `BucketPolicy ${name}-policy`,
  `BucketPublicAccessBlock ${name}-public-access`,
  `BucketServerSideEncryptionConfiguration ${name}-encryption`,
  `BucketVersioning ${name}-versioning`,
];

/** What every edge function brings. */
const edgeFunction = (name: string, regions: readonly string[]) => [
  `Function ${name}-function`,
  `Role ${name}-role`,
  `RolePolicy ${name}-permissions`,
  ...regions.map((region) => `LogGroup ${name}-logs-${region}`),
];

/** What every stack has. */
const everyStack = [
  ...bucket("season"),
  "BucketObjectv2 season-object",
  ...bucket("site"),
  "BucketObjectv2 site-file-icon.svg",
  "BucketObjectv2 site-file-index.html",
  "BucketObjectv2 site-file-main.js",
  "BucketObjectv2 site-file-style.css",
  "CachePolicy facade-season-cache",
  "CachePolicy facade-site-cache",
  "Distribution facade-distribution",
  "LogDelivery facade-access-logs-delivery",
  "LogDeliveryDestination facade-access-logs-destination",
  "LogDeliverySource facade-access-logs-source",
  "LogGroup facade-access-logs-lines",
  "LogResourcePolicy facade-access-logs-writable",
  "OriginAccessControl facade-signing",
  "OriginRequestPolicy facade-season-forward",
  "ResponseHeadersPolicy facade-season-headers",
  "ResponseHeadersPolicy facade-site-headers",
];

const america = ["us-east-1", "us-east-2", "us-west-1", "us-west-2"];
const europe = ["eu-central-1", "eu-west-1", "eu-west-2"];
const asia = [
  ...["ap-south-1", "ap-northeast-1", "ap-northeast-2"],
  ...["ap-southeast-1", "ap-southeast-2"],
];

describe("the stack dev", () => {
  it("is the facade in America and Europe, with the stamp", async () => {
    const regions = [...america, ...europe];
    assert.deepEqual(
      inventory(await recordedStack("dev")),
      [
        ...everyStack,
        ...edgeFunction("season-tables", regions),
        ...edgeFunction("freshness", regions),
        ...edgeFunction("version-stamp", regions),
      ].sort(),
    );
  });
});

describe("the stack prod", () => {
  it("is the facade everywhere, without the stamp", async () => {
    const regions = [...america, ...europe, ...asia, "sa-east-1"];
    assert.deepEqual(
      inventory(await recordedStack("prod")),
      [
        ...everyStack,
        ...edgeFunction("season-tables", regions),
        ...edgeFunction("freshness", regions),
      ].sort(),
    );
  });
});
