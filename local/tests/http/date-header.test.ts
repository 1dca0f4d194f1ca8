/**
 * HTTP dates, read (RFC 9110 §5.6.7).
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { parseHttpDate } from "../../http/date-header.ts";

const instant = Date.UTC(1994, 10, 6, 8, 49, 37);
const nowMs = Date.UTC(2026, 10, 21, 12);

/** An instant as RFC 850 writes it. */
function rfc850(ms: number): string {
  const [, day, month, year, time] = new Date(ms).toUTCString().split(" ");
  return `Sunday, ${day}-${month}-${year?.slice(2)} ${time} GMT`;
}

describe("parseHttpDate", () => {
  for (const [title, value, expected] of [
    ["reads IMF-fixdate", "Sun, 06 Nov 1994 08:49:37 GMT", instant],
    ["reads the date of RFC 850", "Sunday, 06-Nov-94 08:49:37 GMT", instant],
    [
      "reads a year of two digits as the next of that name",
      "Thursday, 18-Aug-50 02:01:18 GMT",
      Date.UTC(2050, 7, 18, 2, 1, 18),
    ],
    [
      "reads a year of two digits 50 years ahead as ahead",
      "Saturday, 21-Nov-76 12:00:00 GMT",
      Date.UTC(2076, 10, 21, 12),
    ],
    [
      "reads a year of two digits more than 50 years ahead as past",
      "Saturday, 21-Nov-76 12:00:01 GMT",
      Date.UTC(1976, 10, 21, 12, 0, 1),
    ],
    ["reads asctime as UTC", "Sun Nov  6 08:49:37 1994", instant],
    ["refuses nothing", undefined, undefined],
    ["refuses the empty text", "", undefined],
    ["refuses 0", "0", undefined],
    ["refuses a year alone", "2026", undefined],
    ["refuses ISO 8601", "1994-11-06T08:49:37Z", undefined],
    ["refuses another zone", "Sun, 06 Nov 1994 08:49:37 CET", undefined],
    ["refuses an hour that does not exist", "Sun, 06 Nov 1994 25:49:37 GMT", undefined],
    ["refuses a month that does not exist", "Sun, 06 Foo 1994 08:49:37 GMT", undefined],
    ["refuses what surrounds a date", " Sun, 06 Nov 1994 08:49:37 GMT", undefined],
  ] as const) {
    it(title, () => assert.equal(parseHttpDate(value, nowMs), expected));
  }

  it("reads back every second that toUTCString writes", () => {
    const seconds = fc.integer({ min: 0, max: 253_402_300_799 });
    fc.assert(
      fc.property(seconds, (second) => {
        assert.equal(parseHttpDate(new Date(second * 1000).toUTCString(), nowMs), second * 1000);
      }),
    );
  });

  it("reads back a date of RFC 850 from 49 years ago to 49 years ahead, whenever now is", () => {
    const yearMs = 365.25 * 86_400_000;
    const now = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2200, 0) });
    fc.assert(
      fc.property(now, fc.double({ min: -49, max: 49, noNaN: true }), (at, years) => {
        const ms = Math.floor((at + years * yearMs) / 1000) * 1000;
        assert.equal(parseHttpDate(rfc850(ms), at), ms);
      }),
    );
  });
});
