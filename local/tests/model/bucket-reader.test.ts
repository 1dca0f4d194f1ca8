/**
 * Buckets, and whether they keep versions.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readBuckets } from "../../model/bucket-reader.ts";
import type { GraphNode, Properties } from "../../program/graph.ts";
import { bucket, graphOf, resource, urnOf } from "./graph-builder.ts";
import { reading } from "./problems-of.ts";

const type = "aws:s3/bucket:Bucket";

function versioning(status: string, of = "season"): GraphNode {
  return resource("aws:s3/bucketVersioning:BucketVersioning", "versioning", {
    inputs: { bucket: of, versioningConfiguration: { status } },
  });
}

function read(...nodes: readonly GraphNode[]) {
  return reading((findings) => readBuckets(graphOf(...nodes), findings));
}

describe("readBuckets", () => {
  it("reads names, Region and domain names", () => {
    assert.deepEqual(read(bucket("season")), {
      result: [
        {
          name: "season",
          arn: "arn:aws:s3:::season",
          region: "eu-west-1",
          versioned: false,
          urn: urnOf(type, "season"),
          regionalDomainName: "season.s3.eu-west-1.amazonaws.com",
          globalDomainName: "season.s3.amazonaws.com",
        },
      ],
      problems: [],
      notSimulated: [],
    });
  });

  for (const [title, inputs, beside, expected] of [
    ["is not versioned by itself", {}, [], false],
    ["is versioned by a property", { versioning: { enabled: true } }, [], true],
    ["is versioned by a resource", {}, [versioning("Enabled")], true],
    ["is not versioned while suspended", {}, [versioning("Suspended")], false],
    ["is not versioned by another bucket's resource", {}, [versioning("Enabled", "site")], false],
  ] as const satisfies readonly (readonly [string, Properties, readonly GraphNode[], boolean])[]) {
    it(title, () => {
      const { result, problems } = read(bucket("season", inputs), ...beside);
      assert.equal(result[0]?.versioned, expected);
      assert.deepEqual(problems, []);
    });
  }

  it("refuses an unknown versioning status", () => {
    assert.deepEqual(read(bucket("season"), versioning("enabled")).problems, [
      'versioningConfiguration.status must be one of Enabled, Suspended, Disabled, got "enabled"',
    ]);
  });

  it("lists that a bucket that is only read starts empty", () => {
    const { result, notSimulated } = read({ ...bucket("season"), external: true });
    assert.equal(result.length, 1);
    assert.deepEqual(notSimulated, [
      ": the bucket is not managed by this program: it starts empty",
    ]);
  });
});
