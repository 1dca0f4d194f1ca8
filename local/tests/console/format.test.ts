/** Numbers and times as the page writes them. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  counted,
  formatBytes,
  formatMoment,
  formatMs,
  formatSeconds,
  formatShare,
  formatTime,
} from "../../console/page/format.ts";

const cases: readonly (readonly [what: string, actual: string, expected: string])[] = [
  ["a time that is not known yet", formatMs(undefined), "…"],
  ["tenths below 10 ms", formatMs(9.94), "9.9 ms"],
  ["whole milliseconds from 10 on", formatMs(10), "10 ms"],
  ["seconds from 10,000 ms on", formatMs(31_000), "31.0 s"],
  ["bytes", formatBytes(1023), "1023 B"],
  ["kibibytes", formatBytes(1536), "1.5 KiB"],
  ["gibibytes and more", formatBytes(5 * 2 ** 40), "5120.0 GiB"],
  ["no time", formatSeconds(0.2), "0 s"],
  ["the two largest units", formatSeconds(90_061), "1 d 1 h"],
  ["units with a gap", formatSeconds(3_605), "1 h 5 s"],
  ["time in the past", formatSeconds(-61), "−1 min 1 s"],
  ["the time of a day", formatTime(Date.UTC(2026, 0, 2, 3, 4, 5)), "03:04:05"],
  ["a moment", formatMoment(Date.UTC(2026, 0, 2, 3, 4, 5)), "2026-01-02 03:04:05"],
  ["a share", formatShare(1, 3), "33 %"],
  ["a share of nothing", formatShare(0, 0), "–"],
  ["one of something", counted(1, "rule"), "1 rule"],
  ["many of something", counted(1234, "rule"), "1,234 rules"],
];

describe("the page writes", () => {
  for (const [what, actual, expected] of cases) {
    it(what, () => assert.equal(actual, expected));
  }
});
