/** Labels, and the statements that look for them. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { compileLabel, geoLabels, labelIn } from "../../../services/waf/label.ts";

const label = "awswaf:000000000000:webacl:wall:rate:sign-in";

describe("compileLabel", () => {
  for (const [scope, key, expected] of [
    ["LABEL", "sign-in", true],
    ["LABEL", "rate:sign-in", true],
    ["LABEL", label, true],
    ["LABEL", "in", false],
    ["LABEL", "Sign-In", false],
    ["LABEL", "rate", false],
    ["NAMESPACE", "rate", true],
    ["NAMESPACE", "rate:", true],
    ["NAMESPACE", "wall:rate:", true],
    ["NAMESPACE", "awswaf:000000000000:webacl:wall:", true],
    ["NAMESPACE", "sign-in", false],
    ["NAMESPACE", "at", false],
    ["NAMESPACE", "webacl:rate:", false],
  ] as const) {
    it(`returns ${expected} for ${scope} ${key}`, () =>
      assert.equal(compileLabel(scope, key)(label), expected));
  }
});

describe("labelIn", () => {
  it("is the last part of a label in a namespace", () => {
    assert.equal(labelIn("wall:rate:", label), "sign-in");
    assert.equal(labelIn("other:", label), undefined);
  });
});

describe("geoLabels", () => {
  it("contain country and region, and XX for unknown ones", () => {
    assert.deepEqual(geoLabels({ country: "US", region: "CA" }), [
      "awswaf:clientip:geo:country:US",
      "awswaf:clientip:geo:region:US-CA",
    ]);
    assert.deepEqual(geoLabels({}), [
      "awswaf:clientip:geo:country:XX",
      "awswaf:clientip:geo:region:XX-XX",
    ]);
  });
});
