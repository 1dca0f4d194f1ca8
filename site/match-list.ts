/**
 * Matches as a list, by day.
 *
 * @module
 */
import type { MatchView } from "../functions/core/api/match-view.ts";
import type { DateText } from "./date-text.ts";
import { type Child, h } from "./dom.ts";
import { addressOf } from "./place.ts";
import { scoreText } from "./score-text.ts";

/** Renders matches; a heading before each day when they have kick-offs. */
export function matchList(matches: readonly MatchView[], dates: DateText): HTMLElement {
  const days = Map.groupBy(matches, ({ kickOff }) =>
    kickOff === undefined ? "" : dates.day(kickOff),
  );
  return h(
    "div",
    { class: "matches" },
    ...[...days].map(([day, games]) =>
      h(
        "div",
        {},
        day !== "" && h("h3", { class: "day" }, day),
        h("ol", {}, ...games.map((match) => matchItem(match, dates))),
      ),
    ),
  );
}

function matchItem(match: MatchView, dates: DateText): HTMLElement {
  const { home, away, status, venue } = match;
  const lead = status === undefined ? (home.points ?? 0) - (away.points ?? 0) : 0;
  const isScored = home.points !== undefined && status !== "void";
  return h(
    "li",
    { class: "match" },
    teamLink(match, "home", lead > 0),
    h("span", { class: isScored ? "score" : "score open" }, scoreText(home, away, match, dates)),
    teamLink(match, "away", lead < 0),
    noteOf(status, venue),
  );
}

function noteOf(status: MatchView["status"], venue: string | undefined): Child {
  if (status === undefined && venue === undefined) {
    return undefined;
  }
  return h(
    "p",
    { class: "note" },
    status === "live" && h("strong", { class: "live" }, "Live"),
    status === "void" && "Does not count. ",
    venue,
  );
}

function teamLink(match: MatchView, side: "home" | "away", isWinner: boolean): HTMLElement {
  const { id, name } = match[side];
  const href = addressOf({ kind: "team", league: match.league.id, team: id });
  return h("a", { href, class: `side ${side}${isWinner ? " winner" : ""}` }, name);
}
