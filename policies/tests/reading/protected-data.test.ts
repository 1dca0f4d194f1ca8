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
  it("is protected unless the stack's settings state otherwise", () => {
    assert.equal(protectsData(facts("dev", { "league:protectData": "true" })), true);
    assert.equal(protectsData(facts("dev", { "league:protectData": "false" })), false);
    assert.equal(protectsData(facts("dev", { "touchline:protectData": "false" })), true);
    assert.equal(protectsData(facts("dev")), true);
    assert.equal(protectsData(facts("production")), true);
  });

  it("may use another setting", () => {
    assert.equal(protectsData(facts("dev", { "league:keep": "false" }), "keep"), false);
    assert.equal(protectsData(facts("dev", { "league:protectData": "false" }), "keep"), true);
  });

  it("is prod, whatever its settings", () => {
    assert.equal(protectsData(facts("prod", { "league:protectData": "false" })), true);
  });
});
