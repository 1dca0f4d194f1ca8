/**
 * Who plays whom and when: the rules of a calendar, checked a game at a time.
 *
 * @module
 */
import { quote } from "./quote.ts";

/** Teams or games that one message names, at most. */
const maxNamed = 8;

/** The games of one league met so far. Made for one reading, and changed by it. */
export interface Fixtures {
  readonly teams: readonly string[];
  /** Team to its index in `teams`. A map, since a team may be called `__proto__`. */
  readonly indexOf: ReadonlyMap<string, number>;
  /** The week (from 1) each pair met in, at `home * teams + away`; 0 while it has not. */
  readonly metIn: Uint8Array;
  /** The last week (from 1) each team was seen in. */
  readonly seenIn: Uint8Array;
  /** False once a game could not be placed: what is then missing may be what could not be read. */
  isWhole: boolean;
}

/** What a game breaks. */
export interface FixtureFault {
  /** Absent when it is the game as a whole. */
  readonly field?: string;
  readonly message: () => string;
}

const noFaults: readonly FixtureFault[] = [];

/** @param teams At most `maxTeams`, which is what keeps weeks within a byte. */
export function noFixtures(teams: readonly string[]): Fixtures {
  const indexOf = new Map(teams.map((team, index) => [team, index]));
  return {
    teams,
    indexOf,
    metIn: new Uint8Array(teams.length * teams.length),
    seenIn: new Uint8Array(teams.length),
    isWhole: indexOf.size === teams.length,
  };
}

/**
 * Adds a game.
 *
 * @param week From 1 to the number of weeks that the league is due.
 * @returns what the game breaks: an unknown team, a team against itself, a team twice in a week, a
 * pair that has already met on this ground. Nothing, for almost every game, and then at no cost.
 * @throws never
 */
export function addFixture(
  fixtures: Fixtures,
  home: string,
  away: string,
  week: number,
): readonly FixtureFault[] {
  const { indexOf, metIn, seenIn, teams } = fixtures;
  const homeIndex = indexOf.get(home);
  const awayIndex = indexOf.get(away);
  if (homeIndex !== undefined && awayIndex !== undefined && homeIndex !== awayIndex) {
    const pair = homeIndex * teams.length + awayIndex;
    if (metIn[pair] === 0 && seenIn[homeIndex] !== week && seenIn[awayIndex] !== week) {
      metIn[pair] = week;
      seenIn[homeIndex] = week;
      seenIn[awayIndex] = week;
      return noFaults;
    }
  }
  return addFaulty(fixtures, home, away, week);
}

/** The long way, for a game that is known to break something. */
function addFaulty(
  fixtures: Fixtures,
  home: string,
  away: string,
  week: number,
): readonly FixtureFault[] {
  const { indexOf, metIn, teams } = fixtures;
  const homeIndex = indexOf.get(home);
  const awayIndex = indexOf.get(away);
  const faults = [...see(fixtures, "home team", home, week)];
  if (home === away && homeIndex !== undefined) {
    const message = () => `must be another team than the home side, got ${quote(away)} for both`;
    return [...faults, { field: "away team", message }];
  }
  faults.push(...see(fixtures, "away team", away, week));
  if (homeIndex === undefined || awayIndex === undefined) {
    fixtures.isWhole = false;
    return faults;
  }
  const pair = homeIndex * teams.length + awayIndex;
  const before = metIn[pair] ?? 0;
  if (before === 0) {
    metIn[pair] = week;
    return faults;
  }
  const message = () =>
    `must be played once, got ${quote(home)} at home to ${quote(away)} in week ${before} as well`;
  return [...faults, { message }];
}

function see(
  { indexOf, seenIn, teams }: Fixtures,
  field: string,
  team: string,
  week: number,
): readonly FixtureFault[] {
  const index = indexOf.get(team);
  if (index === undefined) {
    return [{ field, message: () => `must be ${oneOf(teams)}, got ${quote(team)}` }];
  }
  if (seenIn[index] === week) {
    return [{ field, message: () => `must play once a week, got ${quote(team)} again` }];
  }
  seenIn[index] = week;
  return noFaults;
}

/** The teams themselves while they fit on a line. */
function oneOf(teams: readonly string[]): string {
  return teams.length <= maxNamed
    ? `one of ${teams.map(quote).join(", ")}`
    : `one of the ${teams.length} teams of the league`;
}

/**
 * What a whole calendar should have had, in one sentence.
 *
 * @returns `undefined` when nothing is missing, or when a game could not be placed.
 * @throws never
 */
export function missingFault(fixtures: Fixtures): string | undefined {
  const { teams, metIn, isWhole } = fixtures;
  const unmet = metIn.filter((week) => week === 0).length;
  // A team never meets itself: that many places stay empty in a calendar that is complete.
  const count = unmet - teams.length;
  if (!isWhole || count === 0) {
    return undefined;
  }
  const named = missingGames(fixtures);
  const rest = count > named.length ? ` and ${count - named.length} more` : "";
  return `must have every pair once on each ground, lacks ${named.join(", ")}${rest}`;
}

function missingGames({ teams, metIn }: Fixtures): readonly string[] {
  const games: string[] = [];
  for (let pair = 0; pair < metIn.length && games.length < maxNamed; pair += 1) {
    const home = Math.floor(pair / teams.length);
    const away = pair % teams.length;
    if (home !== away && metIn[pair] === 0) {
      games.push(`${quote(teams[home])} at home to ${quote(teams[away])}`);
    }
  }
  return games;
}
