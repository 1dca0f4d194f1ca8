/**
 * The same tables, as they are usually written: parse, split, filter.
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
  return splitAndLoop(text, () => undefined);
}

/** The same, after checks that are worth as much as ours, in the way most would write them. */
export function checkedTables(text: string): string {
  return splitAndLoop(text, checkLeague);
}

type Check = (league: RawLeague, games: readonly string[][]) => void;

function splitAndLoop(text: string, check: Check): string {
  const season: RawSeason = JSON.parse(text);
  const leagues = season.leagues.map((league) => {
    const games = league.weeks.flat().map((line) => line.split(","));
    check(league, games);
    const rows = league.teams.map((team) => naiveRow(team, games)).sort(compareRows);
    return { name: league.name, rows: placed(rows) };
  });
  return finished(season, leagues);
}

/** @throws {Error} for a league that is not sound. */
function checkLeague({ teams, weeks }: RawLeague, games: readonly string[][]): void {
  const areSound = games.every(isSound);
  const pairs = new Set(games.map((game) => `${game[homeAt]},${game[awayAt]}`));
  const areMet = teams.every((home) =>
    teams.every((away) => home === away || pairs.has(`${home},${away}`)),
  );
  const isCalendar = weeks.every((week) => {
    const sides = week.flatMap((line) => line.split(",").filter((_, at) => at % 5 === 1));
    return new Set(sides).size === teams.length;
  });
  if (!areSound || !areMet || !isCalendar || games.length !== teams.length * (teams.length - 1)) {
    throw new Error("the league is not sound");
  }
}

function isSound(game: readonly string[]): boolean {
  const sides = [game.slice(homeAt + 1, awayAt), game.slice(awayAt + 1)];
  return (
    game.length === 11 &&
    (game[playedAt] === "0" || game[playedAt] === "1") &&
    sides.every((counts) => {
      const [tries = 0, conversions = 0, ...kicks] = counts.map(Number);
      return (
        counts.every((count) => /^\d{1,2}$/.test(count)) &&
        tries <= 30 &&
        conversions <= tries &&
        kicks.every((count) => count <= 20) &&
        (game[playedAt] === "1" || counts.every((count) => count === "0"))
      );
    })
  );
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
