/**
 * URNs are written and read as the engine does.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { makeUrn, parseUrn, rootType } from "../../program/urn.ts";

const stack = { project: "rugby", stack: "test" };
const root = makeUrn(stack, "", rootType, "rugby-test");

describe("makeUrn", () => {
  it("names the stack itself", () => {
    assert.equal(root, "urn:pulumi:test::rugby::pulumi:pulumi:Stack::rugby-test");
  });

  it("leaves the stack's type out of its children's", () => {
    assert.equal(makeUrn(stack, root, "a:b:C", "one"), "urn:pulumi:test::rugby::a:b:C::one");
  });

  it("keeps the types of all other parents", () => {
    const outer = makeUrn(stack, root, "a:b:Outer", "outer");
    const inner = makeUrn(stack, outer, "a:b:Inner", "inner");
    assert.equal(
      makeUrn(stack, inner, "aws:s3/bucket:Bucket", "site"),
      "urn:pulumi:test::rugby::a:b:Outer$a:b:Inner$aws:s3/bucket:Bucket::site",
    );
  });
});

describe("parseUrn", () => {
  it("parses a URN whose name contains the separator", () => {
    assert.deepEqual(parseUrn("urn:pulumi:test::rugby::a:b:Outer$a:b:C::one::two"), {
      stack: "test",
      project: "rugby",
      qualifiedType: "a:b:Outer$a:b:C",
      type: "a:b:C",
      name: "one::two",
    });
  });
});
