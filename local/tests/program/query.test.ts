/**
 * Resources are found in a graph, or it is said what there is.
 *
 * @module
 */
import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import { before, describe, it } from "mocha";
import type { Graph } from "../../program/graph.ts";
import { find, ofType } from "../../program/query.ts";
import { record } from "../../program/record.ts";
import { testStack } from "./test-stack.ts";

const bucketType = "aws:s3/bucket:Bucket";
let graph: Graph;

before(async () => {
  graph = await record(testStack, async () => {
    new aws.s3.Bucket("one");
    new aws.s3.Bucket("two");
  });
});

describe("ofType", () => {
  it("lists all of a type in order", () => {
    assert.deepEqual(
      ofType(graph, bucketType).map(({ name }) => name),
      ["one", "two"],
    );
  });
});

describe("find", () => {
  it("finds by type and name", () => {
    assert.equal(find(graph, bucketType, "two").name, "two");
  });

  it("lists existing names when the name does not exist", () => {
    assert.throws(() => find(graph, bucketType, "three"), {
      message: `there must be one ${bucketType} named "three", got 0; resources of that type: "one", "two"`,
    });
  });

  it("reports when no resource has the type", () => {
    assert.throws(() => find(graph, "aws:iam/role:Role", "x"), {
      message: 'there must be one aws:iam/role:Role named "x", got 0; resources of that type: none',
    });
  });

  it("refuses two resources of one name", () => {
    const twice: Graph = { ...graph, nodes: [...graph.nodes, ...graph.nodes] };
    assert.throws(() => find(twice, bucketType, "one"), /got 2;/);
  });
});
