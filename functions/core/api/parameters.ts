/**
 * Every parameter there is.
 *
 * @module
 */
import { text } from "./json-schema.ts";
import { fault, type Parameter, type Read, type Scope, value } from "./parameter.ts";
import type { LeagueEntry, TeamEntry } from "./season-index.ts";

const league = {
  name: "league",
  description: "A league, by its id or by its exact name.",
  schema: text,
  example: "north",
  read: readLeague,
  narrow: (found: LeagueEntry | undefined, scope: Scope): Scope => ({ ...scope, league: found }),
} as const;

/** A league that has to be there. */
export const leagueInPath: Parameter<LeagueEntry> = { ...league, in: "path" };

/** A league to keep to; none means all. */
export const leagueInQuery: Parameter<LeagueEntry | undefined> = { ...league, in: "query" };

const team = {
  name: "team",
  description:
    "A team, by its id or by its exact name; where a league is given, one of that league.",
  schema: text,
  example: "otters",
  read: readTeam,
} as const;

/** A team that has to be there. */
export const teamInPath: Parameter<TeamEntry> = { ...team, in: "path" };

/** A team to keep to, at home or away; none means all. */
export const teamInQuery: Parameter<TeamEntry | undefined> = { ...team, in: "query" };

const week = {
  name: "week",
  schema: { type: "integer", minimum: 1 },
  example: "1",
  read: (given: string, { index, league: asked }: Scope) =>
    readWhole(given, asked?.league.weeks.length ?? index.weeks),
} as const;

/** A week to keep to; none means all. */
export const weekOnly: Parameter<number | undefined> = {
  ...week,
  in: "query",
  description: "Only this week, counted from 1.",
};

/** The last week to count; none means all. */
export const weekUpTo: Parameter<number | undefined> = {
  ...week,
  in: "query",
  description:
    "Counts the games up to and with this week, counted from 1; all of them when left out.",
};

/** Played matches, or those to come; none means both. */
export const played: Parameter<boolean | undefined> = {
  name: "played",
  in: "query",
  description: "Only matches that have been played, or only those that have not.",
  schema: { type: "boolean" },
  example: "true",
  read: (given) => {
    const read = readOneOf(given, ["true", "false"]);
    return read.kind === "fault" ? read : value(read.value === "true");
  },
};

/** Orders of a list of matches. */
export const sortOrders = ["week", "-week", "team", "-team"] as const;

/** See {@link sortOrders}. */
export type SortOrder = (typeof sortOrders)[number];

/** The order of matches. */
export const sort: Parameter<SortOrder> = {
  name: "sort",
  in: "query",
  description:
    "By week, or by the name of the home side; with a hyphen the other way round. Ties keep the season's order.",
  schema: { enum: sortOrders, default: "week" },
  example: "-week",
  absent: "week",
  read: (given) => readOneOf(given, sortOrders),
};

/** More pages than any season has matches. */
const maxPage = 1_000_000;

/** Which page, from 1. */
export const page: Parameter<number> = {
  name: "page",
  in: "query",
  description: "Which page, counted from 1. Pages behind the last one are empty.",
  schema: { type: "integer", minimum: 1, maximum: maxPage, default: 1 },
  example: "1",
  absent: 1,
  read: (given) => readWhole(given, maxPage),
};

const maxPageSize = 100;
const defaultPageSize = 20;

/** How many matches a page has. */
export const pageSize: Parameter<number> = {
  name: "pageSize",
  in: "query",
  description: "How many matches a page has.",
  schema: { type: "integer", minimum: 1, maximum: maxPageSize, default: defaultPageSize },
  example: "2",
  absent: defaultPageSize,
  read: (given) => readWhole(given, maxPageSize),
};

function readLeague(given: string, { index }: Scope): Read<LeagueEntry> {
  const found = index.leagueBy.get(given);
  return found === undefined
    ? fault(
        "must be a league of the season, by id or by exact name",
        index.leagues.map(({ id }) => id),
      )
    : value(found);
}

function readTeam(given: string, { index, league: asked }: Scope): Read<TeamEntry> {
  const found = index.teamBy.get(given);
  if (found !== undefined && (asked === undefined || found.league === asked)) {
    return value(found);
  }
  const ids = (asked ?? index).teams.map(({ id }) => id);
  return asked === undefined
    ? fault("must be a team of the season, by id or by exact name", ids)
    : fault("must be a team of the league, by id or by exact name", ids);
}

/** Digits only, without a leading zero: one spelling a number, so that caches keep it once. */
function readWhole(given: string, maximum: number): Read<number> {
  const number = /^[1-9]\d{0,6}$/.test(given) ? Number(given) : 0;
  return number >= 1 && number <= maximum
    ? value(number)
    : fault("must be a whole number of the range, in digits only", { minimum: 1, maximum });
}

function readOneOf<T extends string>(given: string, allowed: readonly T[]): Read<T> {
  const found = allowed.find((each) => each === given);
  return found === undefined ? fault("must be one of the allowed values", allowed) : value(found);
}
