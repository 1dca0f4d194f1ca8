/**
 * Days of a calendar as stretches of time.
 *
 * @module
 */
import type { TimeWindow } from "../functions/contract.ts";

const dayMs = 86_400_000;

/** True for a day that exists, written `YYYY-MM-DD`. */
export function isCalendarDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && toDay(Date.parse(`${text}T00:00:00Z`)) === text;
}

/** True for a name in the IANA time zone database, as this Node knows it. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * The day from its first moment to the first of the next, 23 to 25 hours later.
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
 * The first moment of a day by the wall clock of a zone. Clocks may change at midnight itself: then the
 * day begins with the first moment that belongs to it.
 */
function startOfDay(day: string, timeZone: string): number {
  const wall = Date.parse(`${day}T00:00:00Z`);
  const candidates = [wall + dayMs, wall - dayMs]
    .map((near) => wall - offsetMs(near, timeZone))
    .sort((a, b) => a - b);
  return candidates.find((at) => at + offsetMs(at, timeZone) >= wall) ?? wall;
}

/** How far a zone's wall clock is ahead of UTC at an instant. */
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
