/**
 * The rules for names.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { nameFault, teamNameFault } from "../../../functions/core/name-fault.ts";

const control = "must have no control characters";
const edges = "must not be empty or start or end with a space";
const long = "must have at most 60 characters";

describe("nameFault", () => {
  for (const name of [
    "A",
    "St Orrin's",
    "Pen-y-Môr",
    "100 % Rugby, First Division",
    "東京",
    "🏉",
    "__proto__",
    "x".repeat(60),
    "🏉".repeat(60),
  ]) {
    it(`accepts ${JSON.stringify(name)}`, () => assert.equal(nameFault(name), undefined));
  }

  for (const [name, fault] of [
    [undefined, "must be a string"],
    [null, "must be a string"],
    [7, "must be a string"],
    [["A"], "must be a string"],
    ["", edges],
    [" ", edges],
    [" A", edges],
    ["A\u00a0", edges],
    ["x".repeat(61), long],
    ["🏉".repeat(61), long],
    ["x".repeat(1_000_000), long],
    ["A\u0000B", control],
    ["A\nB", control],
    ["A\u009bB", control],
    ["A\u2028B", control],
    ["A\u202eB", control],
    ["A\u2066B", control],
    ["A\ud800B", control],
    ["e\u0301", "must be in Unicode normal form C"],
  ] as const) {
    it(`refuses ${JSON.stringify(name)?.slice(0, 20)}`, () => assert.equal(nameFault(name), fault));
  }
});

describe("teamNameFault", () => {
  it("accepts a valid name", () => assert.equal(teamNameFault("St Orrin's"), undefined));
  it("refuses an invalid name", () => assert.equal(teamNameFault(""), edges));
  it("refuses a comma", () => assert.equal(teamNameFault("A,B"), "must have no comma"));
});
