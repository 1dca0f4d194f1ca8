import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { protectsData } from "../../reading/protected-data.ts";

const facts = (stack: string, config: Readonly<Record<string, string>> = {}) => ({
  project: "league",
  stack,
  config,
  nowMs: () => 0,
});

describe("a stack that protects its data", () => {
  it("is one that does not say, in its own settings, that it may get lost", () => {
    assert.equal(protectsData(facts("dev", { "league:protectData": "true" })), true);
    assert.equal(protectsData(facts("dev", { "league:protectData": "false" })), false);
    assert.equal(protectsData(facts("dev", { "touchline:protectData": "false" })), true);
    assert.equal(protectsData(facts("dev")), true);
    assert.equal(protectsData(facts("production")), true);
  });

  it("says so in a setting of its own words", () => {
    assert.equal(protectsData(facts("dev", { "league:keep": "false" }), "keep"), false);
    assert.equal(protectsData(facts("dev", { "league:protectData": "false" }), "keep"), true);
  });

  it("is prod, whatever it says", () => {
    assert.equal(protectsData(facts("prod", { "league:protectData": "false" })), true);
  });
});
