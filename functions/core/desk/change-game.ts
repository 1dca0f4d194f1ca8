/**
 * Changes one game of a season.
 *
 * @module
 */
import { formatGame } from "../parse-game.ts";
import type { Game, League, ScheduleEntry, Season, Side } from "../season-types.ts";
import type { GameChange, Scores } from "./read-change.ts";

/** The place of a game; numbers count from 0. */
export interface GamePlace {
  readonly league: number;
  readonly week: number;
  readonly game: number;
}

/** A game with what its schedule says. */
export interface GameState {
  readonly game: Game;
  readonly entry: ScheduleEntry | null;
}

/** A game as the season object has it. */
export interface GameText {
  readonly line: string;
  readonly entry: ScheduleEntry | null;
}

const none: Scores = { tries: 0, conversions: 0, penalties: 0, dropGoals: 0 };

/** The game of a place; `undefined` when there is none. */
export function gameAt(season: Season, { league, week, game }: GamePlace): GameState | undefined {
  const own = season.leagues[league];
  const found = own?.weeks[week]?.[game];
  return found && { game: found, entry: own?.schedule?.[week]?.[game] ?? null };
}

/** A game as text, for comparison and for the history. */
export function gameText({ game, entry }: GameState): GameText {
  return { line: formatGame(game), entry };
}

/** Applies a change. Conversions are not compared with tries here. @throws never */
export function changed({ game, entry }: GameState, change: GameChange): GameState {
  const { status: _, ...rest } = entry ?? {};
  switch (change.kind) {
    case "result":
      return { game: scored(game, true, change.home, change.away), entry: entryOf(rest) };
    case "unplayed":
      return { game: scored(game, false, none, none), entry: entryOf(rest) };
    case "void":
      return { game: scored(game, false, none, none), entry: { ...rest, status: "void" } };
    case "update": {
      const { home, away, kickOff = rest.kickOff, venue = rest.venue } = change;
      const isScored = home !== undefined || away !== undefined;
      const status = isScored ? ("live" as const) : entry?.status;
      return {
        game: isScored
          ? scored(game, true, { ...game.home, ...home }, { ...game.away, ...away })
          : game,
        entry: entryOf({
          ...(typeof kickOff === "string" ? { kickOff } : {}),
          ...(typeof venue === "string" ? { venue } : {}),
          ...(status === undefined ? {} : { status }),
        }),
      };
    }
  }
}

/** The season with this game; everything else is the same. */
export function withGame(season: Season, place: GamePlace, state: GameState): Season {
  const leagues = season.leagues.map((league, index) =>
    index === place.league ? leagueWith(league, place, state) : league,
  );
  return { ...season, leagues };
}

function leagueWith(league: League, { week, game }: GamePlace, state: GameState): League {
  const weeks = replaced(league.weeks, week, (games) => replaced(games, game, () => state.game));
  if (league.schedule === undefined && state.entry === null) {
    return { ...league, weeks };
  }
  const schedule = league.schedule ?? weeks.map((games) => games.map(() => null));
  return {
    ...league,
    weeks,
    schedule: replaced(schedule, week, (entries) => replaced(entries, game, () => state.entry)),
  };
}

function replaced<T>(items: readonly T[], at: number, by: (item: T) => T): readonly T[] {
  return items.map((item, index) => (index === at ? by(item) : item));
}

function scored({ home, away }: Game, played: boolean, ofHome: Scores, ofAway: Scores): Game {
  return { played, home: sideOf(home, ofHome), away: sideOf(away, ofAway) };
}

function sideOf({ team }: Side, { tries, conversions, penalties, dropGoals }: Scores): Side {
  return { team, tries, conversions, penalties, dropGoals };
}

function entryOf(entry: ScheduleEntry): ScheduleEntry | null {
  return Object.keys(entry).length === 0 ? null : entry;
}
