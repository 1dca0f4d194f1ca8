import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { dayWindow, isCalendarDay, isTimeZone } from "../../config/calendar.ts";

const hourMs = 3_600_000;

describe("isCalendarDay", () => {
  const days: readonly (readonly [string, boolean])[] = [
    ["2026-11-21", true],
    ["2028-02-29", true],
    ["2026-02-29", false],
    ["2026-13-01", false],
    ["2026-11-31", false],
    ["2026-1-1", false],
    ["2026-11-21T00:00:00Z", false],
    ["", false],
  ];
  for (const [text, expected] of days) {
    it(`returns ${expected} for ${JSON.stringify(text)}`, () => {
      assert.equal(isCalendarDay(text), expected);
    });
  }
});

describe("isTimeZone", () => {
  it("accepts the zones of the IANA database only", () => {
    assert.deepEqual(["Europe/London", "Pacific/Auckland", "UTC"].map(isTimeZone), [
      true,
      true,
      true,
    ]);
    assert.deepEqual(["Europe/Lundon", "", "GMT+25"].map(isTimeZone), [false, false, false]);
  });
});

describe("dayWindow", () => {
  const windows = [
    // Winter: London is on UTC.
    ["2026-11-21", "Europe/London", "2026-11-21T00:00:00Z", 24],
    // Summer: one hour ahead.
    ["2026-09-12", "Europe/London", "2026-09-11T23:00:00Z", 24],
    // Days on which clocks go back, and forward.
    ["2026-10-25", "Europe/London", "2026-10-24T23:00:00Z", 25],
    ["2026-03-29", "Europe/London", "2026-03-29T00:00:00Z", 23],
    // The greatest offsets.
    ["2026-11-21", "Pacific/Auckland", "2026-11-20T11:00:00Z", 24],
    ["2026-11-21", "Pacific/Pago_Pago", "2026-11-21T11:00:00Z", 24],
    // Midnight is skipped, so the day begins an hour later.
    ["2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00Z", 23],
  ] as const;
  for (const [day, zone, start, hours] of windows) {
    it(`returns ${hours} hours from ${start} for ${day} in ${zone}`, () => {
      const startMs = Date.parse(start);
      assert.deepEqual(dayWindow(day, zone), { startMs, endMs: startMs + hours * hourMs });
    });
  }

  it("leaves no gap between consecutive days", () => {
    for (const zone of ["Europe/London", "America/New_York", "Australia/Lord_Howe"]) {
      assert.equal(dayWindow("2026-03-28", zone).endMs, dayWindow("2026-03-29", zone).startMs);
      assert.equal(dayWindow("2026-10-24", zone).endMs, dayWindow("2026-10-25", zone).startMs);
    }
  });
});
