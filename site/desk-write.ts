/**
 * Requests of the desk that change a game.
 *
 * @module
 */
import type { MatchView, SideView } from "../functions/core/api/match-view.ts";
import { score } from "../functions/core/points.ts";

/** The scores of one side. */
export type Scores = Readonly<Record<ScoreName, number>>;

/** A kind of score. */
export type ScoreName = (typeof scoreNames)[number];

/** In the order of the form. */
export const scoreNames = ["tries", "conversions", "penalties", "dropGoals"] as const;

/** What a game becomes. */
export type GameTarget =
  | { readonly kind: "final" | "live"; readonly home: Scores; readonly away: Scores }
  | { readonly kind: "open" | "void" };

/** Method and body of the request. */
export interface DeskWrite {
  readonly method: "PUT" | "PATCH" | "DELETE";
  readonly body?: object;
}

/** Path of a game at the desk. */
export function gamePath(league: string, week: number, game: number): string {
  return `/desk/leagues/${encodeURIComponent(league)}/weeks/${week}/games/${game}`;
}

/** What a game is: writing it makes the game the same again. */
export function targetOf({
  status,
  played,
  home,
  away,
}: Pick<MatchView, "status" | "played" | "home" | "away">): GameTarget {
  if (status === "void") {
    return { kind: "void" };
  }
  const kind = status === "live" ? "live" : "final";
  return status === "live" || played
    ? { kind, home: scoresOf(home), away: scoresOf(away) }
    : { kind: "open" };
}

/** The request that makes a game what it shall be. */
export function writeOf(target: GameTarget): DeskWrite {
  switch (target.kind) {
    case "final":
      return { method: "PUT", body: { home: target.home, away: target.away } };
    case "open":
      return { method: "PUT", body: { played: false } };
    case "live":
      return { method: "PATCH", body: { home: target.home, away: target.away } };
    case "void":
      return { method: "DELETE" };
  }
}

/** The scores of a side; zeros while it has none. */
export function scoresOf({
  tries = 0,
  conversions = 0,
  penalties = 0,
  dropGoals = 0,
}: SideView): Scores {
  return { tries, conversions, penalties, dropGoals };
}

/** What a game is, in words. */
export function stateText(target: GameTarget): string {
  switch (target.kind) {
    case "final":
    case "live": {
      const points = `${pointsOf(target.home)} – ${pointsOf(target.away)}`;
      return target.kind === "final" ? `${points}, final` : `${points}, live`;
    }
    case "open":
      return "no result yet";
    case "void":
      return "void";
  }
}

/** The points of scores. */
export function pointsOf(scores: Scores): number {
  return score({ team: "", ...scores });
}
