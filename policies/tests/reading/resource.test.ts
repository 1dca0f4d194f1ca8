import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { parseJson, regionOf, tagsOf } from "../../reading/resource.ts";
import { unknown } from "../../reading/value.ts";
import { type Given, resource } from "../fixtures.ts";

const topic = (given: Given) => resource("aws:sns/topic:Topic", given);

describe("the Region of a resource", () => {
  it("is its own, else its provider's, else undefined", () => {
    assert.equal(regionOf(topic({ props: { region: "us-east-1" } })), "us-east-1");
    assert.equal(regionOf(topic({})), "eu-west-1");
    assert.equal(regionOf(topic({ provider: {} })), undefined);
    assert.equal(regionOf(topic({ provider: null })), undefined);
  });

  it("is unknown where its own is, whatever its provider's is", () => {
    assert.equal(regionOf(topic({ props: { region: unknown } })), unknown);
  });
});

describe("the tags of a resource", () => {
  const defaults = { tags: { project: "touchline", stack: "dev" } };

  it("are its own over its provider's, which are JSON or a map", () => {
    for (const defaultTags of [JSON.stringify(defaults), defaults]) {
      assert.deepEqual(
        tagsOf(topic({ props: { tags: { stack: "prod" } }, provider: { defaultTags } })),
        {
          project: "touchline",
          stack: "prod",
        },
      );
    }
  });

  it("are empty where none are given, or none can be parsed", () => {
    for (const defaultTags of [undefined, "{", "[]", "1", unknown, { tags: [] }]) {
      assert.deepEqual(tagsOf(topic({ provider: { defaultTags } })), {});
    }
    assert.deepEqual(tagsOf(topic({ props: { tags: unknown } })), {});
    assert.deepEqual(tagsOf(topic({ provider: null })), {});
  });
});

describe("JSON", () => {
  it("is read, or nothing", () => {
    assert.deepEqual(parseJson('{"a":[1]}'), { a: [1] });
    assert.equal(parseJson("{"), undefined);
  });
});
