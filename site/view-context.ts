/**
 * What views are rendered from.
 *
 * @module
 */
import type { DateText } from "./date-text.ts";
import type { Known } from "./feed.ts";
import type { Place } from "./place.ts";

/** One league in the response of `/v1/leagues`. */
export interface LeagueSummary {
  readonly id: string;
  readonly name: string;
  readonly teams: number;
  readonly weeks: number;
  readonly weeksComplete: number;
}

/** Response of `/v1/leagues`. */
export interface Leagues {
  readonly season: string;
  readonly leagues: readonly LeagueSummary[];
}

/** See the module. */
export interface ViewContext {
  readonly place: Place;
  readonly leagues: Leagues;
  readonly dates: DateText;
  /** What is known of a resource. */
  known(path: string): Known;
}

/** A rendered view. */
export interface View {
  /** Of the document, before the season's name. */
  readonly title: string;
  readonly content: readonly HTMLElement[];
}

/** A view: the resources that it needs, and how it looks once they are known. */
export interface ViewKind<P extends Place> {
  /** @param known What is known of resources that say which others are needed. */
  paths(place: P, known: (path: string) => Known): readonly string[];
  /** Whether the view is rendered before its resources are known. @default false */
  readonly isPartial?: boolean;
  /** Called once every path has a value, or before in a partial view. */
  render(place: P, context: ViewContext): View;
}

/** Address of the leagues, which every view needs. */
export const leaguesPath = "/v1/leagues";

/** Address of the matches of a league. */
export function fixturesPath(league: string): string {
  return `/v1/leagues/${encodeURIComponent(league)}/fixtures`;
}

/** The class with the colours of a league. Leagues have colours by their order. */
export function leagueClass({ leagues }: Leagues, id: string): string {
  return `league-${(leagues.findIndex((league) => league.id === id) % 8) + 1}`;
}
