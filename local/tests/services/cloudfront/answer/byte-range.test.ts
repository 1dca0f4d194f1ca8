/**
 * Range requests (RFC 9110 §14).
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import {
  decideRange,
  type RangeDecision,
} from "../../../../services/cloudfront/answer/byte-range.ts";
import { message, nowMs } from "../cache-fixtures.ts";

const date = "Sun, 06 Nov 1994 08:49:37 GMT";
const ten = message("0123456789", "etag", '"1"', "last-modified", date);

const whole: RangeDecision = { kind: "whole" };
const unsatisfiable: RangeDecision = { kind: "unsatisfiable" };
const part = (start: number, end: number): RangeDecision => ({ kind: "part", start, end });

/** As many one-byte ranges, one byte apart. */
function many(count: number): string {
  return `bytes=${Array.from({ length: count }, (_, at) => `${2 * at}-${2 * at}`).join(",")}`;
}

describe("decideRange", () => {
  for (const [header, expected] of [
    ["bytes=0-0", part(0, 0)],
    ["bytes=2-4", part(2, 4)],
    ["bytes=0-9", part(0, 9)],
    ["bytes=0-10", part(0, 9)],
    ["bytes=9-", part(9, 9)],
    ["bytes=10-", unsatisfiable],
    ["bytes=10-20", unsatisfiable],
    ["bytes=-1", part(9, 9)],
    ["bytes=-10", part(0, 9)],
    ["bytes=-11", part(0, 9)],
    ["bytes=-0", unsatisfiable],
    ["BYTES=2-4", part(2, 4)],
    ["bytes= 2-4\t", part(2, 4)],
    [`bytes=0-${"9".repeat(400)}`, part(0, 9)],
    [`bytes=${"9".repeat(400)}-`, unsatisfiable],
    ["bytes=4-2", whole],
    ["bytes=-", whole],
    ["bytes=", whole],
    ["bytes", whole],
    ["", whole],
    ["bytes=a-b", whole],
    ["bytes=1", whole],
    ["bytes=--1", whole],
    ["bytes=1.0-2", whole],
    ["items=0-1", whole],
    ["bytes 0-1", whole],
  ] as const) {
    it(`reads ${JSON.stringify(header.slice(0, 24))} as ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(decideRange(header, undefined, ten, nowMs), expected);
    });
  }

  for (const [title, header, expected] of [
    [
      "takes two ranges that ascend",
      "bytes=0-1,4-5",
      {
        kind: "parts",
        ranges: [
          { start: 0, end: 1 },
          { start: 4, end: 5 },
        ],
      },
    ],
    [
      "takes two ranges that touch",
      "bytes=0-1, 2-3",
      {
        kind: "parts",
        ranges: [
          { start: 0, end: 1 },
          { start: 2, end: 3 },
        ],
      },
    ],
    [
      "takes a last part by its length",
      "bytes=0-1,-2",
      {
        kind: "parts",
        ranges: [
          { start: 0, end: 1 },
          { start: 8, end: 9 },
        ],
      },
    ],
    ["gives the whole for ranges that descend", "bytes=4-5,0-1", whole],
    ["gives the whole for ranges that overlap in one byte", "bytes=0-2,2-3", whole],
    ["gives the whole for equal ranges", "bytes=0-1,0-1", whole],
    ["gives the whole for one malformed range among others", "bytes=0-1,x,4-5", whole],
    ["gives the whole for an empty range among others", "bytes=0-1,,4-5", whole],
    ["leaves out what lies outside", "bytes=0-1,20-30", part(0, 1)],
    ["refuses when all lie outside", "bytes=10-,20-30", unsatisfiable],
  ] as const) {
    it(title, () => assert.deepEqual(decideRange(header, undefined, ten, nowMs), expected));
  }

  it("takes 100 parts, and gives the whole for 101", () => {
    const long = message("x".repeat(1_000));
    assert.equal(decideRange(many(100), undefined, long, nowMs).kind, "parts");
    assert.equal(decideRange(many(101), undefined, long, nowMs).kind, "whole");
  });

  it("refuses every range of an empty object", () => {
    assert.deepEqual(decideRange("bytes=0-", undefined, message(""), nowMs), unsatisfiable);
    assert.deepEqual(decideRange("bytes=-5", undefined, message(""), nowMs), unsatisfiable);
  });

  it("ignores a response that is not a 200, and a request without a range", () => {
    assert.deepEqual(decideRange("bytes=0-1", undefined, { ...ten, status: 404 }, nowMs), whole);
    assert.deepEqual(decideRange(undefined, undefined, ten, nowMs), whole);
  });

  for (const [title, ifRange, response, expected] of [
    ["the tag", '"1"', ten, part(0, 1)],
    ["the tag, with blanks", ' "1" ', ten, part(0, 1)],
    ["another tag", '"2"', ten, whole],
    ["a weak tag", 'W/"1"', message("0123456789", "etag", 'W/"1"'), whole],
    ["the tag of an answer without", '"1"', message("0123456789"), whole],
    ["the date", date, ten, part(0, 1)],
    ["a later date", "Sun, 06 Nov 1994 08:49:38 GMT", ten, whole],
    ["the date of an answer without", date, message("0123456789"), whole],
    ["nonsense", "yesterday", ten, whole],
    ["nothing", "", ten, whole],
  ] as const) {
    it(`gives ${expected.kind === "whole" ? "the whole" : "the range"} if the range is of ${title}`, () => {
      assert.deepEqual(decideRange("bytes=0-1", ifRange, response, nowMs), expected);
    });
  }

  it("stays within the object for any header, ascending and apart", () => {
    const bound = fc.option(fc.nat({ max: 14 }), { nil: undefined });
    const spec = fc.tuple(bound, bound).map(([from = "", to = ""]) => `${from}-${to}`);
    fc.assert(
      fc.property(fc.array(spec), fc.nat({ max: 12 }), (specs, length) => {
        const body = message("x".repeat(length));
        const decision = decideRange(`bytes=${specs.join(",")}`, undefined, body, nowMs);
        const ranges =
          decision.kind === "parts" ? decision.ranges : decision.kind === "part" ? [decision] : [];
        let next = 0;
        for (const { start, end } of ranges) {
          assert.ok(next <= start && start <= end && end < length);
          next = end + 1;
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (header, ifRange) => {
        assert.ok(decideRange(`bytes=${header}`, undefined, ten, nowMs));
        assert.ok(decideRange(header, ifRange, ten, nowMs));
      }),
    );
  });
});
