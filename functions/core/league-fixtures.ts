/**
 * The rules of a league calendar, checked for each game.
 *
 * @module
 */
import { quote } from "./quote.ts";
import type { Roster } from "./roster.ts";
import { findTeam } from "./roster.ts";

/** Maximum number of teams or games in one message. */
const maxNamed = 8;

/** The games of one league read so far; mutable during one read. */
export interface Fixtures {
  readonly roster: Roster;
  /** The week (from 1) each pair met in, at `home * teams + away`; 0 before. */
  readonly metIn: number[];
  /** Number of pairs that have met. */
  pairsMet: number;
  /** The last week (from 1) each team was seen in. */
  readonly seenIn: number[];
  /**
   * False when the list of teams is invalid: then an unknown team in a game is not reported, since the
   * list may lack it.
   */
  readonly areTeamsSound: boolean;
  /** False once a game could not be read: then missing games are not reported. */
  isWhole: boolean;
}

/** A rule that a game violates. */
export interface FixtureFault {
  /** Absent for the game as a whole. */
  readonly field?: string;
  readonly message: () => string;
}

/** @param roster At most `maxTeams` teams: memory grows with their square. */
export function noFixtures(roster: Roster, areTeamsSound: boolean): Fixtures {
  const teams = roster.teams.length;
  return {
    roster,
    metIn: new Array<number>(teams * teams).fill(0),
    seenIn: new Array<number>(teams).fill(0),
    pairsMet: 0,
    areTeamsSound,
    isWhole: areTeamsSound,
  };
}

/**
 * Adds a game that violates no rule, which is the common case.
 *
 * @param homeIndex Index of a team of the roster, or -1; also `awayIndex`.
 * @param week From 1.
 * @returns false without adding it otherwise; {@link addFixture} then reports the violations.
 * @throws never
 */
export function fitFixture(
  fixtures: Fixtures,
  homeIndex: number,
  awayIndex: number,
  week: number,
): boolean {
  const { metIn, roster, seenIn } = fixtures;
  if (homeIndex < 0 || awayIndex < 0 || homeIndex === awayIndex) {
    return false;
  }
  const pair = homeIndex * roster.teams.length + awayIndex;
  if (metIn[pair] !== 0 || seenIn[homeIndex] === week || seenIn[awayIndex] === week) {
    return false;
  }
  metIn[pair] = week;
  fixtures.pairsMet += 1;
  seenIn[homeIndex] = week;
  seenIn[awayIndex] = week;
  return true;
}

/**
 * Adds a game as far as possible.
 *
 * @param week From 1.
 * @returns the violations: an unknown team, a team against itself, a team twice in a week, a pair that
 * has already met on this ground.
 * @throws never
 */
export function addFixture(
  fixtures: Fixtures,
  home: string,
  away: string,
  week: number,
): readonly FixtureFault[] {
  const { roster, metIn } = fixtures;
  const homeIndex = findTeam(roster, home);
  const awayIndex = findTeam(roster, away);
  if (fitFixture(fixtures, homeIndex, awayIndex, week)) {
    return [];
  }
  const faults = [...see(fixtures, "home team", home, week)];
  if (home === away && homeIndex >= 0) {
    const message = () => `must be another team than the home side, got ${quote(away)} for both`;
    return [...faults, { field: "away team", message }];
  }
  faults.push(...see(fixtures, "away team", away, week));
  if (homeIndex < 0 || awayIndex < 0) {
    fixtures.isWhole = false;
    return faults;
  }
  const pair = homeIndex * roster.teams.length + awayIndex;
  const before = metIn[pair] ?? 0;
  if (before === 0) {
    metIn[pair] = week;
    fixtures.pairsMet += 1;
    return faults;
  }
  const message = () =>
    `must be played once, got ${quote(home)} at home to ${quote(away)} in week ${before} as well`;
  return [...faults, { message }];
}

/** Marks a team as seen in a week. */
function see(
  { areTeamsSound, roster, seenIn }: Fixtures,
  field: string,
  team: string,
  week: number,
): readonly FixtureFault[] {
  const index = findTeam(roster, team);
  if (index < 0) {
    return areTeamsSound
      ? [{ field, message: () => `must be ${oneOf(roster.teams)}, got ${quote(team)}` }]
      : [];
  }
  if (seenIn[index] === week) {
    return [{ field, message: () => `must play once a week, got ${quote(team)} again` }];
  }
  seenIn[index] = week;
  return [];
}

/** Lists the teams of a small league. */
function oneOf(teams: readonly string[]): string {
  return teams.length <= maxNamed
    ? `one of ${teams.map(quote).join(", ")}`
    : `one of the ${teams.length} teams of the league`;
}

/**
 * Reports the missing games of a calendar.
 *
 * @returns `undefined` when none is missing, or when a game could not be read.
 * @throws never
 */
export function missingFault(fixtures: Fixtures): string | undefined {
  const { pairsMet, isWhole } = fixtures;
  const { teams } = fixtures.roster;
  const count = teams.length * (teams.length - 1) - pairsMet;
  if (!isWhole || count === 0) {
    return undefined;
  }
  const named = missingGames(fixtures);
  const rest = count > named.length ? ` and ${count - named.length} more` : "";
  return `must have every pair once on each ground, lacks ${named.join(", ")}${rest}`;
}

function missingGames({ roster: { teams }, metIn }: Fixtures): readonly string[] {
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
