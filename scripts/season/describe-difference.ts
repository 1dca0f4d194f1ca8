/**
 * What differs between two seasons, in plain words.
 *
 * @module
 */
import { type GameState, gameAt } from "../../functions/core/desk/change-game.ts";
import { score } from "../../functions/core/points.ts";
import type { League, Season } from "../../functions/core/season-types.ts";

/** Describes every difference on a line; no line for equal seasons. */
export function describeDifference(older: Season, newer: Season): readonly string[] {
  const known = new Map(older.leagues.map((league, index) => [league.name, { league, index }]));
  const kept = new Set(newer.leagues.map(({ name }) => name));
  return [
    ...(older.name === newer.name ? [] : [`the season is called ${newer.name}, not ${older.name}`]),
    ...older.leagues.filter(({ name }) => !kept.has(name)).map(({ name }) => `${name}: removed`),
    ...newer.leagues.flatMap((league, index) => {
      const before = known.get(league.name);
      return before === undefined
        ? [`${league.name}: added`]
        : leagueDifference(before.league, league, (week, game) => [
            gameAt(older, { league: before.index, week, game }),
            gameAt(newer, { league: index, week, game }),
          ]);
    }),
  ];
}

function leagueDifference(
  older: League,
  newer: League,
  gamesAt: (week: number, game: number) => readonly (GameState | undefined)[],
): readonly string[] {
  if (older.teams.join() !== newer.teams.join()) {
    return [`${newer.name}: teams are ${newer.teams.join(", ")}, not ${older.teams.join(", ")}`];
  }
  return newer.weeks.flatMap((games, week) =>
    games.flatMap((_, game) => {
      const [before, after] = gamesAt(week, game).map((state) => state && describeGame(state));
      const place = `${newer.name}, week ${week + 1}, game ${game + 1}`;
      return before === after ? [] : [`${place}: ${before} → ${after}`];
    }),
  );
}

function describeGame({ game: { played, home, away }, entry }: GameState): string {
  const { kickOff, venue, status } = entry ?? {};
  const counts = [home, away].map((side) =>
    [side.tries, side.conversions, side.penalties, side.dropGoals].join("-"),
  );
  return [
    `${home.team} ${played ? `${score(home)}:${score(away)} (${counts.join(" to ")})` : "v"} ${away.team}`,
    ...(status === undefined ? [] : [status]),
    ...(kickOff === undefined ? [] : [kickOff]),
    ...(venue === undefined ? [] : [`at ${venue}`]),
  ].join(", ");
}
