/**
 * Reads a pattern of traffic. docs/forecast.md describes the format.
 *
 * @module
 */
import { regionNames } from "../../../aws/regions.ts";
import { knownCountries } from "./country-places.ts";
import { Fields, shown } from "./pattern-fields.ts";
import { readRoutes } from "./read-routes.ts";
import {
  type Publications,
  type TrafficClient,
  TrafficError,
  type TrafficOutage,
  type TrafficPattern,
} from "./traffic.ts";

const members = [
  "description",
  "start",
  "days",
  "requestsPerSecond",
  "matchDays",
  "matchDayRequestsPerSecond",
  "routes",
  "countries",
  "repeatVisitors",
  "requestsPerViewer",
  "tokens",
  "writes",
  "publications",
  "clients",
  "outages",
];

const dayMs = 86_400_000;
const maxRate = 10_000_000;

/**
 * Reads what a file or a preset holds.
 *
 * @throws {TrafficError} with everything that is wrong.
 */
export function readPattern(value: unknown, name: string): TrafficPattern {
  const problems: string[] = [];
  const fields = new Fields(value, "", problems, members);
  const startMs = readDay(fields, "start", "2026-09-07");
  const days = fields.whole("days", 1, [1, 62]);
  const requestsPerSecond = readHours(fields, "requestsPerSecond", undefined);
  const pattern: TrafficPattern = {
    kind: "pattern",
    name,
    description: fields.text("description", ""),
    startMs,
    days,
    requestsPerSecond,
    matchDays: readMatchDays(fields, startMs, days),
    matchDayRequestsPerSecond: readHours(fields, "matchDayRequestsPerSecond", requestsPerSecond),
    routes: readRoutes(fields.list("routes"), "routes", problems),
    countries: readCountries(fields),
    repeatVisitors: fields.number("repeatVisitors", 0.5, [0, 1]),
    requestsPerViewer: fields.number("requestsPerViewer", 10, [1, 1_000_000]),
    tokens: fields.has("tokens") ? fields.number("tokens", 0, [0, 1]) : undefined,
    writes: fields.has("writes") ? fields.number("writes", 0, [0, 1]) : undefined,
    publications: fields.has("publications") ? readPublications(fields) : undefined,
    clients: fields.list("clients").map((each, at) => readClient(each, `clients[${at}]`, problems)),
    outages: fields.list("outages").map((each, at) => readOutage(each, `outages[${at}]`, problems)),
  };
  if (problems.length > 0) {
    throw new TrafficError(name, problems);
  }
  return pattern;
}

/** A date like `2026-09-07`, as milliseconds since the epoch. */
function readDay(fields: Fields, name: string, fallback: string): number {
  const text = fields.text(name, fallback);
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(ms)) {
    fields.wrong(name, "a date like 2026-09-07");
    return Date.parse(`${fallback}T00:00:00Z`);
  }
  return ms;
}

/** 24 numbers, or one for every hour. */
function readHours(
  fields: Fields,
  name: string,
  fallback: readonly number[] | undefined,
): readonly number[] {
  const value = fields.value(name) ?? fallback;
  const hours = typeof value === "number" ? Array.from({ length: 24 }, () => value) : value;
  const isRate = (each: unknown) => typeof each === "number" && each >= 0 && each <= maxRate;
  if (!Array.isArray(hours) || hours.length !== 24 || !hours.every(isRate)) {
    fields.wrong(name, `a number, or 24 numbers, from 0 to ${maxRate}`);
    return Array.from({ length: 24 }, () => 0);
  }
  return hours as readonly number[];
}

function readMatchDays(fields: Fields, startMs: number, days: number): ReadonlySet<number> {
  const positions = new Set<number>();
  for (const [at, each] of fields.list("matchDays").entries()) {
    const ms = typeof each === "string" ? Date.parse(`${each}T00:00:00Z`) : Number.NaN;
    const day = (ms - startMs) / dayMs;
    if (Number.isInteger(day) && day >= 0 && day < days) {
      positions.add(day);
    } else {
      fields.problems.push(
        `${fields.at("matchDays")}[${at}] must be a date within the ${days} days from start, got ${shown(each)}`,
      );
    }
  }
  return positions;
}

function readCountries(fields: Fields): ReadonlyMap<string, number> {
  const known = knownCountries();
  const given = Object.entries(fields.map("countries"));
  for (const [code, share] of given) {
    if (!known.includes(code)) {
      fields.problems.push(
        `${fields.at("countries")}.${code} is not a country whose place is known; known are ${known.join(", ")}`,
      );
    }
    if (typeof share !== "number" || !(share > 0)) {
      fields.problems.push(
        `${fields.at("countries")}.${code} must be a share above 0, got ${shown(share)}`,
      );
    }
  }
  if (given.length === 0) {
    fields.wrong("countries", "shares of the viewers by country, like { GB: 3, NZ: 1 }");
  }
  return new Map(given.map(([code, share]) => [code, Number(share)]));
}

function readPublications(fields: Fields): Publications {
  const own = new Fields(fields.value("publications"), "publications", fields.problems, [
    "matchDay",
    "otherDay",
    "paths",
  ]);
  const paths = own.list("paths").map((path, at) => {
    if (typeof path !== "string" || !path.startsWith("/")) {
      own.problems.push(`publications.paths[${at}] must start with /, got ${shown(path)}`);
    }
    return String(path);
  });
  return {
    matchDay: own.whole("matchDay", 0, [0, 10_000]),
    otherDay: own.whole("otherDay", 0, [0, 10_000]),
    paths,
  };
}

function readClient(value: unknown, place: string, problems: string[]): TrafficClient {
  const fields = new Fields(value, place, problems, [
    "name",
    "addresses",
    "requestsPerSecond",
    "country",
    "routes",
  ]);
  const country = fields.text("country", "US");
  if (!knownCountries().includes(country)) {
    fields.wrong("country", "the code of a country whose place is known");
  }
  return {
    name: fields.text("name", place),
    addresses: fields.whole("addresses", 1, [1, 100_000]),
    requestsPerSecond: fields.number("requestsPerSecond", 1, [0, maxRate]),
    country,
    routes: readRoutes(fields.list("routes"), `${place}.routes`, problems),
  };
}

function readOutage(value: unknown, place: string, problems: string[]): TrafficOutage {
  const fields = new Fields(value, place, problems, ["region", "start", "minutes"]);
  const region = fields.text("region", "");
  if (!regionNames.includes(region)) {
    fields.wrong("region", "an AWS Region");
  }
  const startMs = Date.parse(fields.text("start", ""));
  if (Number.isNaN(startMs)) {
    fields.wrong("start", "a time like 2026-09-12T14:00:00Z");
  }
  return { region, startMs, minutes: fields.number("minutes", 60, [1, 100_000]) };
}
