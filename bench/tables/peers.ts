/**
 * The same tables, as they are usually written: parse, split, filter. Nothing is validated.
 *
 * @module
 */

/** One row, with the properties of the project's own in their order. */
interface Row {
  team: string;
  position: number;
  played: number;
  won: number;
  drawn: number;
  lost: number;
  pointsFor: number;
  pointsAgainst: number;
  pointsDifference: number;
  bonusPoints: number;
  leaguePoints: number;
}

interface RawLeague {
  readonly name: string;
  readonly teams: readonly string[];
  readonly weeks: readonly (readonly string[])[];
}

interface RawSeason {
  readonly name: string;
  readonly leagues: readonly RawLeague[];
}

/** Fields of a game. */
const [playedAt, homeAt, awayAt] = [0, 1, 6] as const;

/** Split, then loop: every team looks through every game of its league. */
export function naiveTables(text: string): string {
  const season: RawSeason = JSON.parse(text);
  const leagues = season.leagues.map((league) => {
    const games = league.weeks.flat().map((line) => line.split(","));
    const rows = league.teams.map((team) => naiveRow(team, games)).sort(compareRows);
    return { name: league.name, rows: placed(rows) };
  });
  return finished(season, leagues);
}

function naiveRow(team: string, games: readonly string[][]): Row {
  const results = games
    .filter((game) => game[playedAt] === "1" && (game[homeAt] === team || game[awayAt] === team))
    .map((game) => {
      const [own, other] = game[homeAt] === team ? [homeAt, awayAt] : [awayAt, homeAt];
      const tries = Number(game[own + 1]);
      return { scored: scoreAt(game, own), conceded: scoreAt(game, other), tries };
    });
  const won = results.filter(({ scored, conceded }) => scored > conceded).length;
  const drawn = results.filter(({ scored, conceded }) => scored === conceded).length;
  const bonusPoints = results.filter(({ tries }) => tries >= 4).length;
  const pointsFor = results.reduce((sum, { scored }) => sum + scored, 0);
  const pointsAgainst = results.reduce((sum, { conceded }) => sum + conceded, 0);
  return {
    team,
    position: 0,
    played: results.length,
    won,
    drawn,
    lost: results.length - won - drawn,
    pointsFor,
    pointsAgainst,
    pointsDifference: pointsFor - pointsAgainst,
    bonusPoints,
    leaguePoints: won * 4 + drawn * 2 + bonusPoints,
  };
}

/** Split and loop, but once through the games: what a careful author writes. */
export function onePassTables(text: string): string {
  const season: RawSeason = JSON.parse(text);
  const leagues = season.leagues.map((league) => {
    const rows = new Map(league.teams.map((team) => [team, emptyRow(team)]));
    for (const week of league.weeks) {
      for (const line of week) {
        const game = line.split(",");
        if (game[playedAt] === "1") {
          addResult(rows.get(game[homeAt] ?? ""), game, homeAt, awayAt);
          addResult(rows.get(game[awayAt] ?? ""), game, awayAt, homeAt);
        }
      }
    }
    return { name: league.name, rows: placed([...rows.values()].sort(compareRows)) };
  });
  return finished(season, leagues);
}

function emptyRow(team: string): Row {
  return {
    team,
    position: 0,
    played: 0,
    won: 0,
    drawn: 0,
    lost: 0,
    pointsFor: 0,
    pointsAgainst: 0,
    pointsDifference: 0,
    bonusPoints: 0,
    leaguePoints: 0,
  };
}

function addResult(
  row: Row | undefined,
  game: readonly string[],
  mine: number,
  theirs: number,
): void {
  if (row === undefined) {
    return;
  }
  const scored = scoreAt(game, mine);
  const conceded = scoreAt(game, theirs);
  row.played += 1;
  row.pointsFor += scored;
  row.pointsAgainst += conceded;
  row.pointsDifference += scored - conceded;
  if (scored > conceded) {
    row.won += 1;
    row.leaguePoints += 4;
  } else if (scored === conceded) {
    row.drawn += 1;
    row.leaguePoints += 2;
  } else {
    row.lost += 1;
  }
  if (Number(game[mine + 1]) >= 4) {
    row.bonusPoints += 1;
    row.leaguePoints += 1;
  }
}

function scoreAt(game: readonly string[], at: number): number {
  return (
    Number(game[at + 1]) * 5 +
    Number(game[at + 2]) * 2 +
    Number(game[at + 3]) * 3 +
    Number(game[at + 4]) * 3
  );
}

function compareRows(a: Row, b: Row): number {
  return (
    b.leaguePoints - a.leaguePoints ||
    b.won - a.won ||
    b.pointsDifference - a.pointsDifference ||
    b.bonusPoints - a.bonusPoints ||
    (a.team < b.team ? -1 : 1)
  );
}

function placed(rows: readonly Row[]): readonly Row[] {
  for (const [index, row] of rows.entries()) {
    row.position = index + 1;
  }
  return rows;
}

function finished(season: RawSeason, leagues: readonly object[]): string {
  const weeks = Math.max(...season.leagues.map((league) => league.weeks.length));
  const weeksComplete = Array.from({ length: weeks }, (_, week) =>
    season.leagues.every(
      (league) => league.weeks[week]?.every((game) => game.startsWith("1,")) ?? true,
    ),
  ).filter(Boolean).length;
  return JSON.stringify({ season: season.name, weeksComplete, leagues });
}
