/**
 * Properties of resources are deserialized once for all policies.
 *
 * @module
 */
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, describe, it } from "mocha";
import { rememberInputs } from "../remembered-inputs.ts";

const deserializing = createRequire(import.meta.url)("@pulumi/policy/deserialize.js") as {
  deserializeProperties: (outputs: object, keepSecrets: boolean) => Record<string, unknown>;
};

describe("rememberInputs", () => {
  const original = deserializing.deserializeProperties;
  let times = 0;
  const outputs = (name: string) => ({
    toJavaScript: () => {
      times += 1;
      return { name, tags: { team: "web" } };
    },
  });

  before(() => {
    rememberInputs();
  });
  after(() => {
    deserializing.deserializeProperties = original;
  });

  it("deserializes a resource once for every policy that validates it", () => {
    times = 0;
    const pages = outputs("pages");
    const read = [1, 2, 3].map(() => deserializing.deserializeProperties(pages, false));
    assert.deepEqual(read[2], { name: "pages", tags: { team: "web" } });
    assert.deepEqual([times, new Set(read).size], [1, 1]);
  });

  it("keeps resources apart", () => {
    const [one, other] = [outputs("one"), outputs("other")].map(
      (each) => deserializing.deserializeProperties(each, false)["name"],
    );
    assert.deepEqual([one, other], ["one", "other"]);
  });

  it("gives each remediation properties of its own, which it may change", () => {
    const pages = outputs("pages");
    const first = deserializing.deserializeProperties(pages, true);
    first["name"] = "changed";
    assert.equal(deserializing.deserializeProperties(pages, true)["name"], "pages");
    assert.equal(deserializing.deserializeProperties(pages, false)["name"], "pages");
  });
});
