/**
 * The parameters of all routes.
 *
 * @module
 */
import { text } from "./json-schema.ts";
import { fault, type Parameter, type Read, type Scope, value } from "./parameter.ts";
import type { LeagueEntry, TeamEntry } from "./season-index.ts";

const league = {
  name: "league",
  description: "A league, by id or exact name.",
  schema: text,
  example: "north",
  read: readLeague,
  narrow: (found: LeagueEntry | undefined, scope: Scope): Scope => ({ ...scope, league: found }),
} as const;

/** A required league. */
export const leagueInPath: Parameter<LeagueEntry> = { ...league, in: "path" };

/** An optional league filter. */
export const leagueInQuery: Parameter<LeagueEntry | undefined> = { ...league, in: "query" };

const team = {
  name: "team",
  description: "A team, by id or exact name; with a league, a team of that league.",
  schema: text,
  example: "otters",
  read: readTeam,
} as const;

/** A required team. */
export const teamInPath: Parameter<TeamEntry> = { ...team, in: "path" };

/** An optional team filter, at home or away. */
export const teamInQuery: Parameter<TeamEntry | undefined> = { ...team, in: "query" };

const week = {
  name: "week",
  schema: { type: "integer", minimum: 1 },
  example: "1",
  read: (given: string, { index, league: asked }: Scope) =>
    readWhole(given, asked?.league.weeks.length ?? index.weeks),
} as const;

/** An optional week filter. */
export const weekOnly: Parameter<number | undefined> = {
  ...week,
  in: "query",
  description: "Only this week, from 1.",
};

/** A required week. */
export const weekInPath: Parameter<number> = {
  ...week,
  in: "path",
  description: "The week, from 1.",
};

/** A required game: its number in the week, from 1. */
export const gameInPath: Parameter<number> = {
  name: "game",
  in: "path",
  description: "The number of the game in its week, from 1.",
  schema: { type: "integer", minimum: 1 },
  example: "1",
  // Every week of a league has as many games.
  read: (given, { league: asked }) => readWhole(given, asked?.league.weeks[0]?.length ?? 1),
};

/** The last week to count; all by default. */
export const weekUpTo: Parameter<number | undefined> = {
  ...week,
  in: "query",
  description: "Counts the games up to and including this week, from 1. Default: all weeks.",
};

/** Only played matches, or only others. */
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
const sortOrders = ["week", "-week", "team", "-team"] as const;

/** One of these orders. */
export type SortOrder = (typeof sortOrders)[number];

/** The order of matches. */
export const sort: Parameter<SortOrder> = {
  name: "sort",
  in: "query",
  description:
    "By week, or by the name of the home side; a hyphen reverses the order. Ties keep the season's order.",
  schema: { enum: sortOrders, default: "week" },
  example: "-week",
  absent: "week",
  read: (given) => readOneOf(given, sortOrders),
};

/** More pages than a season has matches. */
const maxPage = 1_000_000;

/** The page, from 1. */
export const page: Parameter<number> = {
  name: "page",
  in: "query",
  description: "The page, from 1. Pages after the last one are empty.",
  schema: { type: "integer", minimum: 1, maximum: maxPage, default: 1 },
  example: "1",
  absent: 1,
  read: (given) => readWhole(given, maxPage),
};

const maxPageSize = 100;
const defaultPageSize = 20;

/** Number of matches on a page. */
export const pageSize: Parameter<number> = {
  name: "pageSize",
  in: "query",
  description: "Number of matches on a page.",
  schema: { type: "integer", minimum: 1, maximum: maxPageSize, default: defaultPageSize },
  example: "2",
  absent: defaultPageSize,
  read: (given) => readWhole(given, maxPageSize),
};

function readLeague(given: string, { index }: Scope): Read<LeagueEntry> {
  const found = index.leagueBy.get(given);
  return found === undefined
    ? fault(
        "must be a league of the season, by id or exact name",
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
    ? fault("must be a team of the season, by id or exact name", ids)
    : fault("must be a team of the league, by id or exact name", ids);
}

/** Digits without a leading zero: one spelling for each number, so that it is cached once. */
function readWhole(given: string, maximum: number): Read<number> {
  const number = /^[1-9]\d{0,6}$/.test(given) ? Number(given) : 0;
  return number >= 1 && number <= maximum
    ? value(number)
    : fault("must be a whole number in the allowed range, in digits only", { minimum: 1, maximum });
}

function readOneOf<T extends string>(given: string, allowed: readonly T[]): Read<T> {
  const found = allowed.find((each) => each === given);
  return found === undefined ? fault("must be one of the allowed values", allowed) : value(found);
}
