/** Ranges of addresses, and addresses in headers. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  compileRanges,
  firstForwarded,
  judgeForwarded,
  maxForwarded,
  parseRange,
} from "../../../services/waf/ip-address.ts";
import { requestOf } from "../cloudfront/edge-fixtures.ts";

/** Headers with these lines of X-Forwarded-For. */
function headers(...lines: readonly string[]) {
  return requestOf("/", { headers: lines.flatMap((line) => ["X-Forwarded-For", line]) }).headers;
}

describe("parseRange", () => {
  for (const [range, expected] of [
    ["192.0.2.0/24", { address: "192.0.2.0", prefix: 24 }],
    ["192.0.2.1/32", { address: "192.0.2.1", prefix: 32 }],
    ["2001:db8::/128", { address: "2001:db8::", prefix: 128 }],
    ["192.0.2.0/33", undefined],
    ["2001:db8::/129", undefined],
    ["192.0.2.0", undefined],
    ["192.0.2.0/", undefined],
    ["192.0.2.0/-1", undefined],
    ["fe80::%1/10", undefined],
    ["nowhere/8", undefined],
  ] as const) {
    it(`${expected ? "parses" : "refuses"} ${range}`, () =>
      assert.deepEqual(parseRange(range), expected));
  }
});

describe("compileRanges", () => {
  const judge = compileRanges(["192.0.2.0/25", "2001:db8::/33", "198.51.100.7/32"]);
  for (const [address, expected] of [
    ["192.0.2.0", true],
    ["192.0.2.127", true],
    ["192.0.2.128", false],
    ["198.51.100.7", true],
    ["198.51.100.8", false],
    ["2001:db8:7fff::1", true],
    ["2001:db8:8000::1", false],
    ["", false],
  ] as const) {
    it(`returns ${expected} for ${JSON.stringify(address)}`, () =>
      assert.equal(judge(address), expected));
  }

  it("holds everything under a prefix of 0, of its own family only", () => {
    const any = compileRanges(["0.0.0.0/0"]);
    assert.deepEqual([any("203.0.113.7"), any("2001:db8::1")], [true, false]);
  });
});

describe("firstForwarded", () => {
  for (const [lines, expected] of [
    [[], undefined],
    [["192.0.2.1"], { address: "192.0.2.1" }],
    [["192.0.2.1, 192.0.2.2"], { address: "192.0.2.1" }],
    [["192.0.2.1", "192.0.2.2"], { address: "192.0.2.1" }],
    [[""], { address: undefined }],
    [["unknown, 192.0.2.2"], { address: undefined }],
  ] as const) {
    it(`reads ${JSON.stringify(lines)}`, () =>
      assert.deepEqual(firstForwarded(headers(...lines), "x-forwarded-for"), expected));
  }
});

describe("judgeForwarded", () => {
  const judge = compileRanges(["192.0.2.0/24"]);
  const header = "x-forwarded-for";
  for (const [position, fallback, lines, expected] of [
    ["FIRST", "MATCH", [], false],
    ["FIRST", "NO_MATCH", ["192.0.2.1, 10.0.0.1"], true],
    ["FIRST", "NO_MATCH", ["10.0.0.1, 192.0.2.1"], false],
    ["LAST", "NO_MATCH", ["10.0.0.1, 192.0.2.1"], true],
    ["LAST", "NO_MATCH", ["192.0.2.1, 10.0.0.1"], false],
    ["ANY", "NO_MATCH", ["10.0.0.1, 192.0.2.1, 10.0.0.2"], true],
    ["ANY", "NO_MATCH", ["10.0.0.1"], false],
    ["FIRST", "MATCH", ["who, 10.0.0.1"], true],
    ["FIRST", "NO_MATCH", ["who, 192.0.2.1"], false],
    ["LAST", "MATCH", ["who, 10.0.0.1"], false],
  ] as const) {
    it(`by ${position} and ${fallback} says ${expected} of ${JSON.stringify(lines)}`, () =>
      assert.equal(
        judgeForwarded(headers(...lines), { header, position, fallback }, judge),
        expected,
      ));
  }

  it("inspects ten addresses", () => {
    const any = { header, position: "ANY", fallback: "NO_MATCH" } as const;
    const behind = (count: number) =>
      headers([...Array<string>(count).fill("10.0.0.1"), "192.0.2.1"].join(", "));
    assert.equal(judgeForwarded(behind(maxForwarded - 1), any, judge), true);
    assert.equal(judgeForwarded(behind(maxForwarded), any, judge), false);
  });
});
