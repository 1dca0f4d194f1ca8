/**
 * Types and properties with a second name in the SDK.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { canonicalNode } from "../../program/canonical-type.ts";
import { resource } from "../model/graph-builder.ts";

describe("canonicalNode", () => {
  it("takes a BucketV2 as a bucket, and its lists of one as properties", () => {
    const node = resource("aws:s3/bucketV2:BucketV2", "site", {
      inputs: { bucket: "site", websites: [{ indexDocument: "index.html" }], versionings: [] },
    });
    const { type, inputs } = canonicalNode(node);
    assert.equal(type, "aws:s3/bucket:Bucket");
    assert.deepEqual(inputs, {
      bucket: "site",
      website: { indexDocument: "index.html" },
      versioning: null,
    });
  });

  it("takes a load balancer of the module alb as one of lb", () => {
    assert.equal(
      canonicalNode(resource("aws:alb/loadBalancer:LoadBalancer", "a")).type,
      "aws:lb/loadBalancer:LoadBalancer",
    );
  });

  it("leaves every other node as it is", () => {
    const node = resource("aws:s3/bucket:Bucket", "site", { inputs: { websites: ["a"] } });
    assert.equal(canonicalNode(node), node);
  });
});
