/**
 * Renders the games of a week.
 *
 * @module
 */
import { score } from "../functions/core/points.ts";
import type { Game } from "../functions/core/season-types.ts";
import { byId, element } from "./element.ts";

/** Renders the games of a week. @param week From 0. */
export function drawGames(week: number, games: readonly Game[]): void {
  byId("week-title").textContent = `Week ${week + 1}`;
  byId("games").replaceChildren(...games.map(drawGame));
}

function drawGame({ played, home, away }: Game): HTMLElement {
  const lead = played ? score(home) - score(away) : 0;
  const made = document.createElement("li");
  made.append(
    element("span", home.team, lead > 0 ? "home winner" : "home"),
    played
      ? element("span", `${score(home)} – ${score(away)}`, "score")
      : element("span", "to play", "score unplayed"),
    element("span", away.team, lead < 0 ? "winner" : ""),
  );
  return made;
}
