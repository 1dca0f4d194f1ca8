/**
 * The season of one team: results, form, position after each week.
 *
 * @module
 */
import type { MatchView, SideView } from "../functions/core/api/match-view.ts";
import { type Fixtures, isFinal, lastCountedWeek, tableAfter } from "./league-season.ts";

/** The result of a game for one of its teams. */
export type Outcome = "won" | "drawn" | "lost";

/** A match as one of its teams sees it. */
export interface TeamMatch {
  readonly match: MatchView;
  readonly isHome: boolean;
  readonly own: SideView;
  readonly other: SideView;
  /** Absent until the match counts. */
  readonly outcome?: Outcome;
}

/** Number of games of a team's form. */
export const formGames = 5;

/** The matches of a team, by week. */
export function teamMatches({ matches }: Fixtures, team: string): readonly TeamMatch[] {
  return matches
    .filter(({ home, away }) => home.id === team || away.id === team)
    .map((match) => teamMatch(match, match.home.id === team));
}

/** The outcomes of the last games up to a week, latest last. */
export function formOf(
  fixtures: Fixtures,
  team: string,
  week = Number.POSITIVE_INFINITY,
): readonly TeamMatch[] {
  return teamMatches(fixtures, team)
    .filter(({ match, outcome }) => outcome !== undefined && match.week <= week)
    .slice(-formGames);
}

/** The position of a team after each week, until the last one with a game that counts. */
export function positionsOf(fixtures: Fixtures, team: string): readonly number[] {
  return Array.from(
    { length: lastCountedWeek(fixtures) },
    (_, index) =>
      tableAfter(fixtures, index + 1).rows.find((row) => row.team.id === team)?.position ?? 0,
  );
}

function teamMatch(match: MatchView, isHome: boolean): TeamMatch {
  const [own, other] = isHome ? [match.home, match.away] : [match.away, match.home];
  const outcome = isFinal(match) ? outcomeOf((own.points ?? 0) - (other.points ?? 0)) : undefined;
  return { match, isHome, own, other, ...(outcome === undefined ? {} : { outcome }) };
}

function outcomeOf(lead: number): Outcome {
  if (lead === 0) {
    return "drawn";
  }
  return lead > 0 ? "won" : "lost";
}
