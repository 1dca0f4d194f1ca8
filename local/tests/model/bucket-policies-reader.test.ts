/**
 * Policies of buckets, and which buckets may be public.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readBucketPolicies, readPublicBuckets } from "../../model/bucket-policies-reader.ts";
import { readBuckets } from "../../model/bucket-reader.ts";
import { Findings } from "../../model/findings.ts";
import type { GraphNode, Properties } from "../../program/graph.ts";
import { bucket, bucketPolicy, graphOf, resource } from "./graph-builder.ts";
import { reading } from "./problems-of.ts";

const open = {
  Statement: { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" },
};

function read(...nodes: readonly GraphNode[]) {
  const graph = graphOf(bucket("site"), ...nodes);
  const buckets = readBuckets(graph, new Findings());
  return reading((findings) => readBucketPolicies(graph, buckets, findings));
}

describe("readBucketPolicies", () => {
  it("reads a policy, as an object or as text, by the ARN of its bucket", () => {
    for (const policy of [open, JSON.stringify(open)]) {
      const { result, problems } = read(bucketPolicy("site", policy));
      assert.deepEqual(problems, []);
      assert.deepEqual(
        [...result].map(([arn, [statement]]) => [arn, statement?.actions]),
        [["arn:aws:s3:::site", ["s3:GetObject"]]],
      );
    }
  });

  it("refuses a second policy of one bucket", () => {
    const second = { ...bucketPolicy("site", open), urn: "urn:second" };
    assert.deepEqual(read(bucketPolicy("site", open), second).problems, [
      'bucket must be the only policy of its bucket, got "site"',
    ]);
  });

  it("refuses the policy of a bucket that is not in the program", () => {
    assert.deepEqual(read(bucketPolicy("other", open)).problems, [
      'bucket must be a bucket of this program, got "other"',
    ]);
  });

  it("lists what is not simulated, with its path", () => {
    const policy = { Statement: { ...open.Statement, NotAction: "a" } };
    assert.deepEqual(read(bucketPolicy("site", policy)).notSimulated, [
      "policy.Statement[0].NotAction: is not simulated: the statement never applies",
    ]);
  });
});

describe("readPublicBuckets", () => {
  for (const [title, block, expected] of [
    ["blocks everyone from birth", undefined, []],
    ["blocks everyone where told so", { restrictPublicBuckets: true }, []],
    [
      "lets a policy open the bucket where told so",
      { restrictPublicBuckets: false },
      ["arn:aws:s3:::site"],
    ],
    ["reads what is left out as the provider sends it: false", {}, ["arn:aws:s3:::site"]],
  ] as const satisfies readonly (readonly [string, Properties | undefined, readonly string[]])[]) {
    it(title, () => {
      const type = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
      const inputs = { bucket: "site", ...block };
      const nodes = block === undefined ? [] : [resource(type, "block", { inputs })];
      const graph = graphOf(bucket("site"), bucket("other"), ...nodes);
      const buckets = readBuckets(graph, new Findings());
      assert.deepEqual([...readPublicBuckets(graph, buckets)], expected);
    });
  }
});
