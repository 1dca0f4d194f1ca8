/**
 * The weeks of one league: its games, and whether everyone meets everyone.
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

/** What the weeks of a league are read against. */
export interface Calendar {
  readonly reader: LineReader;
  readonly weeks: Size;
  readonly games: Size;
  /** Absent when the teams could not be read: then nothing can be said about who plays whom. */
  readonly fixtures: Fixtures | undefined;
}

/** A league, or a place in it. */
export type LeaguePlace = Place & { readonly league: number };

type GamePlace = LeaguePlace & { readonly week: number; readonly game: number };

const anyNumber = { min: 0, max: Number.POSITIVE_INFINITY };

/**
 * The calendar that these teams are due; any at all when they are not known.
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
  const { fixtures, weeks: size } = calendar;
  const at = { ...place, field: "weeks" };
  noteFault(arrayFault(value, size), value, fixtures, at, problems);
  const weeks = elementsOf(value)
    // What is beyond the calendar has been reported as too much, and none of its games is looked at.
    .slice(0, size.max)
    .map((week, index) => readWeek(week, index, calendar, place, problems));
  const fault = fixtures && missingFault(fixtures);
  if (fault !== undefined) {
    report(problems, at, () => fault);
  }
  return weeks;
}

/** Builds no place unless something is wrong: there are as many places as games. */
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

/** Reports that the weeks, or one week, are not as they must be; when there are none, that is all. */
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

/** Says why a line is no game, and still finds a place for it if its teams can be told. */
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
