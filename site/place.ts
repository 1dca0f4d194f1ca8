/**
 * The places of the page, and their addresses: the fragment of the URL, by name.
 *
 * @module
 */

/** What the page shows. Leagues and teams are ids of the API; weeks and games count from 1. */
export type Place =
  | { readonly kind: "home" }
  | { readonly kind: "league"; readonly league: string; readonly week?: number }
  | { readonly kind: "team"; readonly league: string; readonly team: string }
  | { readonly kind: "desk" }
  | {
      readonly kind: "desk-game";
      readonly league: string;
      readonly week: number;
      readonly game: number;
    }
  | { readonly kind: "unknown" };

const unknown: Place = { kind: "unknown" };

/**
 * Reads a fragment: `#granite-league`, `#granite-league/week-11`, `#granite-league/team/otters`; `#/desk` and
 * `#/desk/granite-league/week-11/game-2`, whose slash no id begins with.
 *
 * @param fragment With or without its `#`; percent-encoded.
 * @throws never
 */
export function readPlace(fragment: string): Place {
  const parts = decoded(fragment.replace(/^#/, ""))?.split("/");
  if (parts === undefined) {
    return unknown;
  }
  const [first = "", second, third, fourth, fifth] = parts;
  if (first !== "") {
    return parts.length > 3 ? unknown : leaguePlace(first, second, third);
  }
  if ((second ?? "") === "" && third === undefined) {
    return { kind: "home" };
  }
  return second === "desk" && parts.length <= 5 ? deskPlace(third, fourth, fifth) : unknown;
}

/** The address of a place, as {@link readPlace} reads it. */
export function addressOf(place: Place): string {
  switch (place.kind) {
    case "home":
    case "unknown":
      return "#/";
    case "league":
      return place.week === undefined
        ? `#${encodeURIComponent(place.league)}`
        : `#${encodeURIComponent(place.league)}/week-${place.week}`;
    case "team":
      return `#${encodeURIComponent(place.league)}/team/${encodeURIComponent(place.team)}`;
    case "desk":
      return "#/desk";
    case "desk-game":
      return `#/desk/${encodeURIComponent(place.league)}/week-${place.week}/game-${place.game}`;
  }
}

function leaguePlace(league: string, second?: string, third?: string): Place {
  if (second === undefined || (second === "" && third === undefined)) {
    return { kind: "league", league };
  }
  if (second === "team" && third !== undefined && third !== "") {
    return { kind: "team", league, team: third };
  }
  const week = numbered("week", second);
  return week === undefined || third !== undefined ? unknown : { kind: "league", league, week };
}

function deskPlace(league?: string, weekPart?: string, gamePart?: string): Place {
  if (league === undefined) {
    return { kind: "desk" };
  }
  const week = numbered("week", weekPart);
  const game = numbered("game", gamePart);
  return league === "" || week === undefined || game === undefined
    ? unknown
    : { kind: "desk-game", league, week, game };
}

/** The number in `week-11`. */
function numbered(name: string, part = ""): number | undefined {
  const match = /^([a-z]+)-([1-9]\d{0,2})$/.exec(part);
  return match?.[1] === name ? Number(match[2]) : undefined;
}

/** A fragment as a person reads it: decoded, when it can be. */
export function fragmentText(fragment: string): string {
  const text = fragment.replace(/^#/, "");
  return decoded(text) ?? text;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
