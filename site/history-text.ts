/**
 * Changes of the season in words.
 *
 * @module
 */
import type { GameText } from "../functions/core/desk/change-game.ts";
import type { HistoryItem } from "../functions/core/desk/history-page.ts";
import { stateText, targetOf } from "./desk-write.ts";

/** What became of which game: `Boars – Otters: no result yet, then 26 – 7, final`. */
export function changeText({ before, after, method, place }: HistoryItem): string {
  if (before === undefined || after === undefined) {
    return wholeText(method, place);
  }
  const [, home = "", , , , , away = ""] = after.line.split(",");
  return `${home} – ${away}: ${gameStateText(before)}, then ${gameStateText(after)}`;
}

/** A change of which no game is known: of the whole season by a command, or of a game whose history could not be written. */
function wholeText(method: string | undefined, place = ""): string {
  switch (method) {
    case undefined:
      return "The season was uploaded";
    case "publish":
      return "The season was published from a file";
    case "restore":
      return `Version ${place} was restored`;
    default:
      return `${place} was changed`;
  }
}

/** Who made a change, as far as it is known. @param subject The one who reads it. */
export function authorText({ by }: HistoryItem, subject: string | undefined): string {
  if (by === undefined) {
    return "by other means";
  }
  return by === subject ? "by you" : `by ${by}`;
}

/** A line of the season has five fields for each side after the first. */
function gameStateText({ line, entry }: GameText): string {
  const [played, ...fields] = line.split(",");
  const sideOf = ([name = "", ...counts]: readonly string[]) => {
    const [tries = 0, conversions = 0, penalties = 0, dropGoals = 0] = counts.map(Number);
    return { id: name, name, tries, conversions, penalties, dropGoals };
  };
  const state = {
    played: played === "1",
    home: sideOf(fields.slice(0, 5)),
    away: sideOf(fields.slice(5)),
  };
  const { status } = entry ?? {};
  return stateText(targetOf(status === undefined ? state : { ...state, status }));
}
