/**
 * An index of a season: leagues and teams by name, matches in order.
 *
 * @module
 */
import { isFinal } from "../game-state.ts";
import { isWeekComplete } from "../league-tables.ts";
import type { Game, League, ScheduleEntry, Season, Side } from "../season-types.ts";
import { slugs } from "./slug.ts";

/** A league and its id. */
export interface LeagueEntry {
  /** Unique among leagues; see `slugs`. */
  readonly id: string;
  readonly name: string;
  readonly league: League;
  readonly teams: readonly TeamEntry[];
  /** Number of weeks whose games are all final or void. */
  readonly weeksComplete: number;
}

/** A team and its id. */
export interface TeamEntry {
  /** Unique among the teams of all leagues, as names are. */
  readonly id: string;
  readonly name: string;
  readonly league: LeagueEntry;
}

/** One side of a match. */
export interface SideEntry {
  readonly team: TeamEntry;
  readonly side: Side;
}

/** A game and its place in the season. */
export interface MatchEntry extends ScheduleEntry {
  readonly league: LeagueEntry;
  /** From 1, as is `game`, its number in the week. */
  readonly week: number;
  readonly game: number;
  /** Whether its result is final and counts. */
  readonly played: boolean;
  readonly home: SideEntry;
  readonly away: SideEntry;
}

/** See the module. */
export interface SeasonIndex {
  readonly name: string;
  /** In the season's order. */
  readonly leagues: readonly LeagueEntry[];
  readonly teams: readonly TeamEntry[];
  /** By week, then league in the season's order, then game. */
  readonly matches: readonly MatchEntry[];
  /** Of the longest league. */
  readonly weeks: number;
  /** By id or exact name; the id takes precedence. */
  readonly leagueBy: ReadonlyMap<string, LeagueEntry>;
  /** See {@link leagueBy}. */
  readonly teamBy: ReadonlyMap<string, TeamEntry>;
}

/**
 * Builds the index, in linear time except for sorting the games.
 *
 * @param season As `readSeason` returns it: names are unique, and every side is a team of its league.
 * @throws never; a game of an unknown team is omitted.
 */
export function indexSeason(season: Season): SeasonIndex {
  const leagueIds = slugs(season.leagues.map(({ name }) => name));
  const teamIds = slugs(season.leagues.flatMap((league) => league.teams));
  let teamsBefore = 0;
  const leagues = season.leagues.map((league, index) => {
    const ids = teamIds.slice(teamsBefore, teamsBefore + league.teams.length);
    teamsBefore += league.teams.length;
    return leagueEntry(league, leagueIds[index] ?? "", ids);
  });
  const teams = leagues.flatMap((league) => league.teams);
  return {
    name: season.name,
    leagues,
    teams,
    // Array.prototype.sort is stable: within a week the order stays the season's.
    matches: leagues.flatMap(matchesOf).sort((a, b) => a.week - b.week),
    weeks: leagues.reduce((weeks, { league }) => Math.max(weeks, league.weeks.length), 0),
    leagueBy: byNameAndId(leagues),
    teamBy: byNameAndId(teams),
  };
}

function leagueEntry(league: League, id: string, teamIds: readonly string[]): LeagueEntry {
  const teams: TeamEntry[] = [];
  const weeksComplete = league.weeks.filter((_, week) => isWeekComplete(league, week)).length;
  const entry = { id, name: league.name, league, teams, weeksComplete };
  for (const [index, name] of league.teams.entries()) {
    teams.push({ id: teamIds[index] ?? "", name, league: entry });
  }
  return entry;
}

function matchesOf(league: LeagueEntry): readonly MatchEntry[] {
  const teams = new Map(league.teams.map((team) => [team.name, team]));
  const { weeks, schedule } = league.league;
  return weeks.flatMap((games, week) =>
    games.flatMap((game, index) => {
      const entry = schedule?.[week]?.[index];
      const place = { league, week: week + 1, game: index + 1, played: isFinal(game, entry) };
      return matchEntry({ ...place, ...entry }, game, teams);
    }),
  );
}

function matchEntry(
  place: Omit<MatchEntry, "home" | "away">,
  { home, away }: Game,
  teams: ReadonlyMap<string, TeamEntry>,
): readonly MatchEntry[] {
  const homeTeam = teams.get(home.team);
  const awayTeam = teams.get(away.team);
  if (homeTeam === undefined || awayTeam === undefined) {
    return [];
  }
  return [{ ...place, home: { team: homeTeam, side: home }, away: { team: awayTeam, side: away } }];
}

function byNameAndId<T extends { readonly id: string; readonly name: string }>(
  entries: readonly T[],
): ReadonlyMap<string, T> {
  return new Map([
    ...entries.map((entry) => [entry.name, entry] as const),
    ...entries.map((entry) => [entry.id, entry] as const),
  ]);
}
