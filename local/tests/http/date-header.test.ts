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

describe("parseHttpDate", () => {
  for (const [title, value, expected] of [
    ["reads IMF-fixdate", "Sun, 06 Nov 1994 08:49:37 GMT", instant],
    ["reads the date of RFC 850", "Sunday, 06-Nov-94 08:49:37 GMT", instant],
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
    it(title, () => assert.equal(parseHttpDate(value), expected));
  }

  it("reads back every second that toUTCString writes", () => {
    const seconds = fc.integer({ min: 0, max: 253_402_300_799 });
    fc.assert(
      fc.property(seconds, (second) => {
        assert.equal(parseHttpDate(new Date(second * 1000).toUTCString()), second * 1000);
      }),
    );
  });
});
