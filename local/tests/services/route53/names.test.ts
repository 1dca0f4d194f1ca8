/** Which Region a name leads to. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { createResolver, type NameRecord } from "../../../services/route53/names.ts";

const regions = new Map([
  ["one.amazonaws.com", "eu-west-1"],
  ["two.amazonaws.com", "us-east-1"],
]);

function record(name: string, target: string, over: Partial<NameRecord> = {}): NameRecord {
  return { name, target, latencyRegion: undefined, hasHealthCheck: false, ...over };
}

function latency(target: string, latencyRegion: string, hasHealthCheck = true): NameRecord {
  return record("api.test", target, { latencyRegion, hasHealthCheck });
}

const two = [latency("one.amazonaws.com", "eu-west-1"), latency("two.amazonaws.com", "us-east-1")];

function resolve(name: string, records: readonly NameRecord[] = [], ...ill: readonly string[]) {
  return createResolver({ regions, records }, (region) => !ill.includes(region))(name);
}

describe("createResolver", () => {
  it("resolves names assigned by AWS, in any case and with a trailing dot", () => {
    assert.equal(resolve("ONE.amazonaws.com."), "eu-west-1");
  });

  it("resolves no other name", () => {
    assert.equal(resolve("three.amazonaws.com"), undefined);
    assert.equal(resolve(""), undefined);
  });

  it("follows a chain of records", () => {
    const records = [record("a.test", "b.test"), record("b.test", "two.amazonaws.com")];
    assert.equal(resolve("a.test", records), "us-east-1");
  });

  it("returns nothing for a dangling record and for a loop", () => {
    assert.equal(resolve("a.test", [record("a.test", "gone.test")]), undefined);
    assert.equal(resolve("a.test", [record("a.test", "a.test")]), undefined);
  });

  it("returns the first healthy latency record", () => {
    assert.equal(resolve("api.test", two), "eu-west-1");
    assert.equal(resolve("api.test", two, "eu-west-1"), "us-east-1");
    assert.equal(resolve("api.test", two, "us-east-1"), "eu-west-1");
  });

  it("treats all records as healthy when none is", () => {
    assert.equal(resolve("api.test", two, "eu-west-1", "us-east-1"), "eu-west-1");
  });

  it("ignores an unavailable Region without a health check", () => {
    const unchecked = [latency("one.amazonaws.com", "eu-west-1", false), ...two.slice(1)];
    assert.equal(resolve("api.test", unchecked, "eu-west-1"), "eu-west-1");
  });
});
