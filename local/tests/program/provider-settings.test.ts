/**
 * Settings of the provider `aws`: which names there are, and which have no effect.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { inertProviderSettings, providerSettingProblem } from "../../program/provider-settings.ts";

describe("providerSettingProblem", () => {
  for (const [key, problem] of [
    ["aws:region", undefined],
    ["aws:assumeRoles", undefined],
    ["gcp:zone", undefined],
    ["aws:regoin", "is not a setting of the provider aws; write aws:region"],
    ["aws:assumeRole", "is not a setting of the provider aws; write aws:assumeRoles"],
    ["aws:colour", "is not a setting of the provider aws; remove it"],
  ] as const) {
    it(`${problem === undefined ? "accepts" : "refuses"} ${key}`, () => {
      assert.equal(providerSettingProblem(key), problem);
    });
  }
});

describe("inertProviderSettings", () => {
  it("names those that are for AWS alone, in one line", () => {
    const keys = ["aws:skipRegionValidation", "aws:region", "aws:assumeRoles", "a:profile"];
    assert.deepEqual(inertProviderSettings(keys), [
      "aws:assumeRoles, aws:skipRegionValidation: for the provider's connection to AWS, without effect here",
    ]);
    assert.deepEqual(inertProviderSettings(["aws:region", "pulumi:tags"]), []);
  });
});
