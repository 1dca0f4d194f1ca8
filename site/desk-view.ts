/**
 * The view of the results desk: the games that need a result, and the others.
 *
 * @module
 */
import type { MatchView } from "../functions/core/api/match-view.ts";
import type { HistoryItem } from "../functions/core/desk/history-page.ts";
import type { DateText } from "./date-text.ts";
import { type Child, h } from "./dom.ts";
import type { Known } from "./feed.ts";
import { authorText, changeText } from "./history-text.ts";
import { addressOf } from "./place.ts";
import { scoreText } from "./score-text.ts";
import { type Leagues, leagueClass, type View } from "./view-context.ts";

/** Address of the games of the desk. */
export const deskPath = "/desk/matches";

/** Address of the latest changes. */
export const historyPath = "/desk/history?pageSize=10";

/** What the view is rendered from. */
export interface DeskContext {
  readonly leagues: Leagues;
  readonly dates: DateText;
  readonly games: Known;
  readonly history: Known;
  /** The person's own subject. */
  readonly subject: string | undefined;
  readonly nowMs: number;
  signOut(): void;
}

/** See the module. */
export function deskView(context: DeskContext): View {
  const { games, signOut } = context;
  const { matches = [] } = Object(games.value) as { matches?: readonly MatchView[] };
  const groups = Map.groupBy(matches, (match) => groupOf(match, context.nowMs));
  return {
    title: "Results desk",
    content: [
      h("h1", { tabindex: -1 }, "Results desk"),
      h(
        "p",
        { class: "lead" },
        "You are signed in. ",
        h("button", { type: "button", onclick: signOut }, "Sign out"),
      ),
      games.value === undefined &&
        h(
          "p",
          { class: "lead", role: "status" },
          games.fault === undefined ? "Loading…" : refusal(games),
        ),
      groupCard("In progress or to enter", groups, context),
      historyCard(context),
      groupCard("Upcoming", groups, context),
      groupCard("Recently entered", groups, context),
    ].filter((each) => each instanceof HTMLElement),
  };
}

type Group = "In progress or to enter" | "Upcoming" | "Recently entered";

/** A game needs a result from its kick-off on. */
function groupOf({ status, played, kickOff }: MatchView, nowMs: number): Group {
  if (status === "live") {
    return "In progress or to enter";
  }
  if (played || status === "void") {
    return "Recently entered";
  }
  const hasBegun = kickOff !== undefined && Date.parse(kickOff) <= nowMs;
  return hasBegun ? "In progress or to enter" : "Upcoming";
}

function refusal({ status = 0, fault, waitSeconds }: Known): string {
  const reasons: Readonly<Record<number, string>> = {
    403: "Your account may not enter results. Whoever keeps the list of people can change that.",
    404: "There is no results desk here.",
  };
  return reasons[status] ?? `${fault}. The page tries again in ${waitSeconds} seconds.`;
}

function groupCard(
  title: Group,
  groups: ReadonlyMap<Group, readonly MatchView[]>,
  { leagues, dates }: DeskContext,
): Child {
  const matches = groups.get(title);
  return (
    matches !== undefined &&
    h(
      "section",
      { class: "card desk" },
      h("h2", {}, title),
      h("ol", {}, ...matches.map((match) => gameItem(match, leagues, dates))),
    )
  );
}

function historyCard({ history, subject, dates }: DeskContext): Child {
  const { changes = [] } = Object(history.value) as { changes?: readonly HistoryItem[] };
  return (
    changes.length > 0 &&
    h(
      "section",
      { class: "card desk" },
      h("h2", {}, "Latest changes"),
      h(
        "ol",
        { class: "history" },
        ...changes.map((item) =>
          h(
            "li",
            { "data-key": item.to },
            h("span", { class: "when" }, `${dates.shortDay(item.at)} ${dates.time(item.at)}`),
            h("span", {}, changeText(item)),
            h("span", { class: "where" }, authorText(item, subject)),
          ),
        ),
      ),
    )
  );
}

function gameItem(match: MatchView, leagues: Leagues, dates: DateText): HTMLElement {
  const { league, week, game, home, away, kickOff, status } = match;
  const href = addressOf({ kind: "desk-game", league: league.id, week, game });
  const isScored = home.points !== undefined && status !== "void";
  return h(
    "li",
    { class: leagueClass(leagues, league.id), "data-key": href },
    h("span", { class: "where" }, `${league.name}, week ${week}`),
    h("span", { class: "when" }, kickOff && `${dates.shortDay(kickOff)} ${dates.time(kickOff)}`),
    h("a", { href }, `${home.name} – ${away.name}`),
    h(
      "span",
      { class: isScored ? "score" : "score open" },
      status === "live" && h("strong", { class: "live" }, "Live"),
      isScored || status === "void" ? scoreText(home, away, match, dates) : "enter",
    ),
  );
}
