import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { protectsData } from "../../../policies/reading/protection.ts";

const facts = (stack: string, config: Readonly<Record<string, string>> = {}) => ({
  project: "league",
  stack,
  config,
  nowMs: () => 0,
});

describe("a stack that protects its data", () => {
  it("is one that says so in its own settings", () => {
    assert.equal(protectsData(facts("dev", { "league:protectData": "true" })), true);
    assert.equal(protectsData(facts("dev", { "league:protectData": "false" })), false);
    assert.equal(protectsData(facts("dev", { "touchline:protectData": "true" })), false);
    assert.equal(protectsData(facts("dev")), false);
  });

  it("is prod, whatever it says", () => {
    assert.equal(protectsData(facts("prod", { "league:protectData": "false" })), true);
    assert.equal(protectsData(facts("production")), false);
  });
});
