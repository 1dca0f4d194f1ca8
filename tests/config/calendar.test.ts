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
    it(`says ${expected} of ${JSON.stringify(text)}`, () => {
      assert.equal(isCalendarDay(text), expected);
    });
  }
});

describe("isTimeZone", () => {
  it("knows the zones of the IANA database and no others", () => {
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
    // Winter time: London is on UTC.
    ["2026-11-21", "Europe/London", "2026-11-21T00:00:00Z", 24],
    // Summer time: an hour ahead.
    ["2026-09-12", "Europe/London", "2026-09-11T23:00:00Z", 24],
    // Clocks go back on this day, and forward on that.
    ["2026-10-25", "Europe/London", "2026-10-24T23:00:00Z", 25],
    ["2026-03-29", "Europe/London", "2026-03-29T00:00:00Z", 23],
    // The far ends of the world.
    ["2026-11-21", "Pacific/Auckland", "2026-11-20T11:00:00Z", 24],
    ["2026-11-21", "Pacific/Pago_Pago", "2026-11-21T11:00:00Z", 24],
    // Where midnight itself is skipped, the day begins an hour later.
    ["2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00Z", 23],
  ] as const;
  for (const [day, zone, start, hours] of windows) {
    it(`is ${hours} hours from ${start} for ${day} in ${zone}`, () => {
      const startMs = Date.parse(start);
      assert.deepEqual(dayWindow(day, zone), { startMs, endMs: startMs + hours * hourMs });
    });
  }

  it("leaves no moment between one day and the next", () => {
    for (const zone of ["Europe/London", "America/New_York", "Australia/Lord_Howe"]) {
      assert.equal(dayWindow("2026-03-28", zone).endMs, dayWindow("2026-03-29", zone).startMs);
      assert.equal(dayWindow("2026-10-24", zone).endMs, dayWindow("2026-10-25", zone).startMs);
    }
  });
});
