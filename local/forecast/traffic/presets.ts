/**
 * Traffic to choose by name, for any program.
 *
 * @module
 */
import { readPattern } from "./read-pattern.ts";
import { TrafficError, type TrafficPattern } from "./traffic.ts";

/** How busy the hours of a day are, in UTC, from 0 to 1: viewers of many countries, most of them in Europe. */
const otherDay = [
  0.3, 0.25, 0.2, 0.2, 0.2, 0.25, 0.35, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.8, 0.75, 0.75, 0.8, 0.9,
  1, 0.95, 0.85, 0.7, 0.5, 0.4,
];

/** As above, with matches from 12 to 20. */
const matchDay = [
  0.05, 0.04, 0.04, 0.04, 0.05, 0.06, 0.08, 0.1, 0.12, 0.15, 0.2, 0.3, 0.55, 0.7, 0.85, 1, 0.95,
  0.9, 0.75, 0.6, 0.4, 0.25, 0.15, 0.08,
];

/** As above, with one match at 15. */
const finalDay = [
  0.02, 0.02, 0.02, 0.02, 0.02, 0.03, 0.04, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.5, 0.8, 1, 1, 0.7,
  0.35, 0.2, 0.12, 0.08, 0.05, 0.03,
];

const countries = {
  GB: 30,
  FR: 14,
  NZ: 12,
  ZA: 10,
  IE: 8,
  AU: 8,
  US: 5,
  IT: 4,
  AR: 3,
  JP: 3,
  DE: 2,
  FJ: 1,
};

const rates = (shape: readonly number[], peak: number): readonly number[] =>
  shape.map((each) => each * peak);

const presets: Readonly<Record<string, () => object>> = {
  "quiet-week": () => ({
    description: "seven days without matches, 10 requests a second at the busiest",
    days: 7,
    requestsPerSecond: rates(otherDay, 10),
    countries,
    repeatVisitors: 0.5,
  }),
  "match-day": () => ({
    description: "a day with matches, 600 requests a second at the busiest",
    start: "2026-09-12",
    matchDays: ["2026-09-12"],
    requestsPerSecond: rates(otherDay, 10),
    matchDayRequestsPerSecond: rates(matchDay, 600),
    countries,
    repeatVisitors: 0.7,
    requestsPerViewer: 30,
  }),
  "world-final": () => ({
    description: "the day of a final, 50,000 requests a second at the busiest: a billion",
    start: "2026-10-31",
    matchDays: ["2026-10-31"],
    requestsPerSecond: rates(otherDay, 100),
    matchDayRequestsPerSecond: rates(finalDay, 50_000),
    countries: { ...countries, US: 15, CA: 4, BR: 3, IN: 8, KE: 2, GE: 2, PT: 2, RO: 2, ES: 2 },
    repeatVisitors: 0.7,
    requestsPerViewer: 40,
  }),
  scraper: () => ({
    description: "a day without matches, on which 20 addresses send 400 requests a second",
    requestsPerSecond: rates(otherDay, 10),
    countries,
    clients: [{ name: "scraper", addresses: 20, requestsPerSecond: 400, country: "US" }],
  }),
};

/** Names of the presets. */
export const presetNames: readonly string[] = Object.keys(presets);

/** The members of a preset, as a file would have them; `undefined` for a name that is none. */
export function presetOf(name: string): object | undefined {
  return Object.hasOwn(presets, name) ? presets[name]?.() : undefined;
}

/**
 * A preset.
 *
 * @param routes Of a program, as a file would have them. @default those that its model suggests
 * @throws {TrafficError} for a name that is none, and for what is wrong with the routes.
 */
export function presetTraffic(name: string, routes?: unknown): TrafficPattern {
  const preset = presetOf(name);
  if (preset === undefined) {
    throw new TrafficError(name, [`the name of a preset must be one of ${presetNames.join(", ")}`]);
  }
  return readPattern(routes === undefined ? preset : { ...preset, ...routes }, name);
}
