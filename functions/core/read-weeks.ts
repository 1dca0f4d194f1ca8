/**
 * The weeks of one league: its games, and whether everyone meets everyone.
 *
 * @module
 */
import { explainGame } from "./explain-game.ts";
import type { Fixtures } from "./fixtures.ts";
import { addFixture, missingFault, noFixtures } from "./fixtures.ts";
import { parseGame } from "./parse-game.ts";
import type { Place, Problems } from "./problem.ts";
import { report } from "./problem.ts";
import { quote } from "./quote.ts";
import type { Size } from "./read-shape.ts";
import { readArray } from "./read-shape.ts";
import type { Game } from "./season.ts";
import { calendarOf } from "./season-limits.ts";

/** What the weeks of a league are read against. */
export interface Calendar {
  readonly weeks: Size;
  readonly games: Size;
  /** Absent when the teams could not be read: then nothing can be said about who plays whom. */
  readonly fixtures: Fixtures | undefined;
}

/** A league, or a place in it. */
export type LeaguePlace = Place & { readonly league: number };

type WeekPlace = LeaguePlace & { readonly week: number };

const anyNumber = { min: 0, max: Number.POSITIVE_INFINITY };

/** The calendar that these teams are due; any at all when they are not known. */
export function calendarFor(teams: readonly string[] | undefined): Calendar {
  if (teams === undefined) {
    return {
      weeks: { ...anyNumber, noun: "weeks" },
      games: { ...anyNumber, noun: "games" },
      fixtures: undefined,
    };
  }
  const { weeks, games } = calendarOf(teams.length);
  return {
    weeks: { min: weeks, max: weeks, noun: `weeks for ${teams.length} teams` },
    games: { min: games, max: games, noun: `games for ${teams.length} teams` },
    fixtures: noFixtures(teams),
  };
}

/**
 * Reads all weeks of a league and reports everything that is wrong with them.
 *
 * @returns the games as far as they could be read: all when nothing was reported.
 * @throws never
 */
export function readWeeks(
  value: unknown,
  calendar: Calendar,
  place: LeaguePlace,
  problems: Problems,
): readonly (readonly Game[])[] {
  const at = { ...place, field: "weeks" };
  // What is beyond the calendar is reported as too much, and none of its games is looked at.
  const found = readArray(value, calendar.weeks, at, problems).slice(0, calendar.weeks.max);
  const weeks = found.map((week, index) =>
    readWeek(week, calendar, { ...place, week: index }, problems),
  );
  const fault = calendar.fixtures && missingFault(calendar.fixtures);
  if (fault !== undefined) {
    report(problems, at, () => fault);
  }
  return weeks;
}

function readWeek(
  value: unknown,
  { games: size, fixtures }: Calendar,
  place: WeekPlace,
  problems: Problems,
): readonly Game[] {
  const games: Game[] = [];
  for (const [index, text] of readArray(value, size, place, problems).entries()) {
    const game = typeof text === "string" ? parseGame(text) : undefined;
    if (game === undefined) {
      explain(text, fixtures, index, place, problems);
    } else {
      games.push(game);
      schedule(game.home.team, game.away.team, fixtures, index, place, problems);
    }
  }
  return games;
}

/** Says why a line is no game, and still finds a place for it if its teams can be told. */
function explain(
  text: unknown,
  fixtures: Fixtures | undefined,
  index: number,
  place: WeekPlace,
  problems: Problems,
): void {
  const at = { ...place, game: index };
  if (typeof text !== "string") {
    report(problems, at, () => `must be a string, got ${quote(text)}`);
  }
  const sides = typeof text === "string" ? explainGame(text, at, problems) : undefined;
  if (sides !== undefined) {
    schedule(sides.home, sides.away, fixtures, index, place, problems);
  } else if (fixtures !== undefined) {
    fixtures.isWhole = false;
  }
}

/** Puts a game into the calendar, and reports what it breaks there. */
function schedule(
  home: string,
  away: string,
  fixtures: Fixtures | undefined,
  index: number,
  place: WeekPlace,
  problems: Problems,
): void {
  if (fixtures === undefined) {
    return;
  }
  for (const { field, message } of addFixture(fixtures, home, away, place.week + 1)) {
    report(problems, { ...place, game: index, field }, message);
  }
}
