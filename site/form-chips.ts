/**
 * The form of a team: a letter for each of its last games.
 *
 * @module
 */
import { h } from "./dom.ts";
import type { TeamMatch } from "./team-season.ts";

/** Renders outcomes, latest last. */
export function formChips(games: readonly TeamMatch[]): HTMLElement {
  return h("span", { class: "chips" }, ...games.map(chip));
}

/** Renders one outcome: its first letter, with the game as its description. */
export function chip({ outcome = "drawn", own, other }: TeamMatch): HTMLElement {
  const game = `${outcome} ${own.points} – ${other.points} against ${other.name}`;
  const letter = outcome.charAt(0).toUpperCase();
  return h("abbr", { class: `chip ${outcome}`, title: game }, letter);
}
