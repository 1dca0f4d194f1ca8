/** Which version of an alias takes a call. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { chooseVersion } from "../../../services/lambda/alias-routing.ts";
import { versionOf } from "../api-gateway-http/http-api-fixture.ts";

const one = { version: versionOf("f", "1"), weight: 0.9 };
const two = { version: versionOf("f", "2"), weight: 0.1 };

describe("chooseVersion", () => {
  for (const [random, version] of [
    [0, "1"],
    [0.8999, "1"],
    [0.9001, "2"],
    [0.9999, "2"],
  ] as const) {
    it(`chooses version ${version} for ${random}`, () => {
      assert.equal(chooseVersion({ versions: [one, two] }, random).version, version);
    });
  }

  it("chooses the first version for a rounding remainder", () => {
    const less = { ...two, weight: 0.05 };
    assert.equal(chooseVersion({ versions: [one, less] }, 0.99).version, "1");
  });
});
