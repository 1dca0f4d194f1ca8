/**
 * What an exemption exempts, until when, and what is none.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { isExempt } from "../exemption.ts";

const whole = { name: "season-*", reason: "moves next week", until: "2026-11-28" };

function isExemptAt(time: string, name: string, ...exempt: readonly unknown[]): boolean {
  return isExempt({ name }, { exempt }, { nowMs: () => Date.parse(time) });
}

const noon = "2026-11-28T12:00:00Z";

describe("an exemption", () => {
  it("holds for the names it fits, and for no other", () => {
    assert.equal(isExemptAt(noon, "season-bucket", whole), true);
    assert.equal(isExemptAt(noon, "site-bucket", whole), false);
    assert.equal(isExemptAt(noon, "site-bucket", whole, { ...whole, name: "site-bucket" }), true);
  });

  it("holds through its last day, in UTC", () => {
    assert.equal(isExemptAt("2026-11-28T23:59:59.999Z", "season-bucket", whole), true);
    assert.equal(isExemptAt("2026-11-29T00:00:00.000Z", "season-bucket", whole), false);
  });

  it("exempts nothing without a reason, a name or a day", () => {
    const broken = [
      { ...whole, reason: undefined },
      { ...whole, reason: " " },
      { ...whole, name: undefined },
      { ...whole, until: undefined },
      { ...whole, until: "" },
      { ...whole, until: "2027" },
      { ...whole, until: "2027-01" },
      { ...whole, until: "2027-13-01" },
      { ...whole, until: "1 January 2027" },
      { ...whole, until: 20270101 },
      null,
      "season-*",
    ];
    for (const each of broken) {
      assert.equal(isExemptAt(noon, "season-bucket", each), false, JSON.stringify(each));
    }
  });

  it("is not there where nothing is configured, or something else", () => {
    const now = { nowMs: () => 0 };
    for (const settings of [
      {},
      { exempt: undefined },
      { exempt: "season-bucket" },
      { exempt: {} },
    ]) {
      assert.equal(isExempt({ name: "season-bucket" }, settings, now), false);
    }
  });
});
