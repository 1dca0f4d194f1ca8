/**
 * Reads the weeks of one league and checks that every pair of teams meets.
 *
 * @module
 */
import { explainGame } from "./explain-game.ts";
import type { FixtureFault, Fixtures } from "./league-fixtures.ts";
import { addFixture, fitFixture, missingFault, noFixtures } from "./league-fixtures.ts";
import type { LineReader } from "./parse-game.ts";
import { lineReader, parseGame } from "./parse-game.ts";
import type { Place, Problems } from "./problem.ts";
import { report } from "./problem.ts";
import { quote } from "./quote.ts";
import type { Size } from "./read-shape.ts";
import { arrayFault, elementsOf } from "./read-shape.ts";
import { rosterOf } from "./roster.ts";
import { calendarOf } from "./season-limits.ts";
import type { Game } from "./season-types.ts";

/** The expected calendar of a league. */
export interface Calendar {
  readonly reader: LineReader;
  readonly weeks: Size;
  readonly games: Size;
  /** Absent when the teams could not be read: then the fixtures are not checked. */
  readonly fixtures: Fixtures | undefined;
}

/** A league or a place in it. */
export type LeaguePlace = Place & { readonly league: number };

type GamePlace = LeaguePlace & { readonly week: number; readonly game: number };

const anyNumber = { min: 0, max: Number.POSITIVE_INFINITY };

/**
 * The calendar for these teams; any calendar when they are unknown.
 *
 * @param areSound See {@link Fixtures.areTeamsSound}.
 */
export function calendarFor(teams: readonly string[] | undefined, areSound: boolean): Calendar {
  if (teams === undefined) {
    return {
      reader: lineReader(rosterOf([])),
      weeks: { ...anyNumber, noun: "week" },
      games: { ...anyNumber, noun: "game" },
      fixtures: undefined,
    };
  }
  const { weeks, games } = calendarOf(teams.length);
  const roster = rosterOf(teams);
  const reason = `for ${teams.length} teams`;
  return {
    reader: lineReader(roster),
    weeks: { min: weeks, max: weeks, noun: "week", reason },
    games: { min: games, max: games, noun: "game", reason },
    fixtures: noFixtures(roster, areSound),
  };
}

/**
 * Reads all weeks of a league and reports every problem with them.
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
  const { fixtures, weeks: size } = calendar;
  const at = { ...place, field: "weeks" };
  noteFault(arrayFault(value, size), value, fixtures, at, problems);
  const weeks = elementsOf(value)
    // Weeks beyond the calendar are reported as too many and not read.
    .slice(0, size.max)
    .map((week, index) => readWeek(week, index, calendar, place, problems));
  const fault = fixtures && missingFault(fixtures);
  if (fault !== undefined) {
    report(problems, at, () => fault);
  }
  return weeks;
}

/** Builds a place only for a problem, since there is one for each game. */
function readWeek(
  value: unknown,
  week: number,
  { fixtures, games: size, reader }: Calendar,
  place: LeaguePlace,
  problems: Problems,
): readonly Game[] {
  const sizeFault = arrayFault(value, size);
  if (sizeFault !== undefined) {
    noteFault(sizeFault, value, fixtures, { ...place, week }, problems);
  }
  const games: Game[] = [];
  const found = elementsOf(value);
  for (let index = 0; index < found.length; index += 1) {
    const text = found[index];
    const game = typeof text === "string" ? parseGame(text, reader) : undefined;
    if (game === undefined) {
      explain(text, fixtures, { ...place, week, game: index }, problems);
    } else {
      games.push(game);
      const { homeIndex, awayIndex } = reader;
      if (fixtures && !fitFixture(fixtures, homeIndex, awayIndex, week + 1)) {
        const { home, away } = game;
        const faults = addFixture(fixtures, home.team, away.team, week + 1);
        reportFaults(faults, { ...place, week, game: index }, problems);
      }
    }
  }
  return games;
}

/** Reports the size of the weeks or of one week; without an array, missing games are not reported. */
function noteFault(
  fault: string | undefined,
  value: unknown,
  fixtures: Fixtures | undefined,
  place: Place,
  problems: Problems,
): void {
  if (fault === undefined) {
    return;
  }
  report(problems, place, () => fault);
  if (fixtures !== undefined && !Array.isArray(value)) {
    fixtures.isWhole = false;
  }
}

/** Reports why a line is not a game, and still adds its fixture when the teams are readable. */
function explain(
  text: unknown,
  fixtures: Fixtures | undefined,
  place: GamePlace,
  problems: Problems,
): void {
  if (typeof text !== "string") {
    report(problems, place, () => `must be a string, got ${quote(text)}`);
  }
  const sides = typeof text === "string" ? explainGame(text, place, problems) : undefined;
  if (fixtures === undefined) {
    return;
  }
  if (sides === undefined) {
    fixtures.isWhole = false;
  } else {
    const faults = addFixture(fixtures, sides.home, sides.away, place.week + 1);
    reportFaults(faults, place, problems);
  }
}

function reportFaults(faults: readonly FixtureFault[], place: GamePlace, problems: Problems): void {
  for (const { field, message } of faults) {
    report(problems, { ...place, field }, message);
  }
}
