/**
 * CORS configurations, as declared and as S3 refuses them.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readBuckets } from "../../model/bucket-reader.ts";
import type { GraphNode, Properties } from "../../program/graph.ts";
import { bucket, graphOf, resource } from "./graph-builder.ts";
import { reading } from "./problems-of.ts";

const minimal = { allowedMethods: ["GET"], allowedOrigins: ["*"] };
const full = {
  allowedMethods: ["GET", "HEAD"],
  allowedOrigins: ["https://*.example.com"],
  allowedHeaders: ["x-amz-*"],
  exposeHeaders: ["ETag"],
  maxAgeSeconds: 3000,
};
const empty = { allowedHeaders: [], exposeHeaders: [], maxAgeSeconds: undefined };

function configuration(corsRules: readonly Properties[]): GraphNode {
  return resource("aws:s3/bucketCorsConfiguration:BucketCorsConfiguration", "cors", {
    inputs: { bucket: "season", corsRules: [...corsRules] },
  });
}

function read(...nodes: readonly GraphNode[]) {
  return reading((findings) => readBuckets(graphOf(...nodes), findings));
}

describe("readCorsConfigurations", () => {
  it("reads a resource beside the bucket", () => {
    const { result, problems } = read(
      bucket("season"),
      configuration([{ ...full, id: "reads" }, minimal]),
    );
    assert.deepEqual(result[0]?.cors, [full, { ...minimal, ...empty }]);
    assert.deepEqual(problems, []);
  });

  it("reads the property of the bucket", () => {
    const { result, problems } = read(bucket("season", { corsRules: [full] }));
    assert.deepEqual(result[0]?.cors, [full]);
    assert.deepEqual(problems, []);
  });

  it("lists origins that no browser sends", () => {
    const { problems, notSimulated } = read(
      bucket("season"),
      configuration([{ ...minimal, allowedOrigins: ["https://a.test/", "a.test", "https"] }]),
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(notSimulated, [
      'corsRules[0].allowedOrigins: no browser sends an origin like ["https://a.test/","a.test"]: write an origin like https://www.example.com, with at most one * and without a path',
    ]);
  });

  it("refuses both at once", () => {
    const { problems } = read(bucket("season", { corsRules: [full] }), configuration([minimal]));
    assert.match(problems.join(), /^corsRules must be absent beside a BucketCorsConfiguration/);
  });

  for (const [changes, problem] of [
    [{ allowedMethods: ["GET", "PATCH"] }, /^corsRules\[0\]\.allowedMethods must be of GET, /],
    [{ allowedMethods: [] }, /^corsRules\[0\]\.allowedMethods must not be empty/],
    [{ allowedOrigins: [] }, /^corsRules\[0\]\.allowedOrigins must not be empty/],
    [{ allowedOrigins: ["*.*"] }, /^corsRules\[0\]\.allowedOrigins must have at most one \*/],
    [{ allowedHeaders: ["x-*-*"] }, /^corsRules\[0\]\.allowedHeaders must have at most one \*/],
    [{ exposeHeaders: ["*"] }, /^corsRules\[0\]\.exposeHeaders must have no \*/],
    [{ maxAgeSeconds: -1 }, /^corsRules\[0\]\.maxAgeSeconds must be a whole number of seconds/],
    [{ maxAgeSeconds: 0.5 }, /^corsRules\[0\]\.maxAgeSeconds must be a whole number of seconds/],
    [{ id: "i".repeat(256) }, /^corsRules\[0\]\.id must have at most 255 characters/],
  ] as const) {
    it(`refuses ${JSON.stringify(changes).slice(0, 60)}`, () => {
      const { problems } = read(bucket("season"), configuration([{ ...minimal, ...changes }]));
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? "", problem);
    });
  }

  it("refuses no rule, and more than 100", () => {
    assert.match(
      read(bucket("season"), configuration([])).problems.join(),
      /^corsRules must have at least one rule/,
    );
    assert.match(
      read(bucket("season"), configuration(Array(101).fill(minimal))).problems.join(),
      /^corsRules must have at most 100 rules/,
    );
  });
});
