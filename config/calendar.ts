/**
 * Calendar days as time windows.
 *
 * @module
 */
import type { TimeWindow } from "../functions/contract.ts";

const dayMs = 86_400_000;

/** @returns whether a text is an existing day as `YYYY-MM-DD`. */
export function isCalendarDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && toDay(Date.parse(`${text}T00:00:00Z`)) === text;
}

/** @returns whether a text is a name in Node's copy of the IANA time zone database. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * @returns the day from its first moment to the first moment of the next day, 23 to 25 hours later.
 *
 * @param day A day for which {@link isCalendarDay} holds.
 */
export function dayWindow(day: string, timeZone: string): TimeWindow {
  const next = toDay(Date.parse(`${day}T00:00:00Z`) + dayMs);
  return { startMs: startOfDay(day, timeZone), endMs: startOfDay(next, timeZone) };
}

function toDay(ms: number): string {
  return Number.isNaN(ms) ? "" : new Date(ms).toISOString().slice(0, 10);
}

/**
 * The first moment of a day in a time zone: where clocks skip midnight, the moment after the change.
 */
function startOfDay(day: string, timeZone: string): number {
  const wall = Date.parse(`${day}T00:00:00Z`);
  const candidates = [wall + dayMs, wall - dayMs]
    .map((near) => wall - offsetMs(near, timeZone))
    .sort((a, b) => a - b);
  return candidates.find((at) => at + offsetMs(at, timeZone) >= wall) ?? wall;
}

/** The UTC offset of a time zone at an instant. */
function offsetMs(atMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(atMs);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((candidate) => candidate.type === type)?.value);
  const wall = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return wall - Math.floor(atMs / 1000) * 1000;
}
