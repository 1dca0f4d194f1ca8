/**
 * Whether a game counts.
 *
 * @module
 */
import type { Game, ScheduleEntry } from "./season-types.ts";

/** An entry of a schedule, where there is one. */
type Entry = ScheduleEntry | null | undefined;

/** Whether the result of a game counts in a table: it was played, and is neither live nor void. */
export function isFinal({ played }: Game, entry: Entry): boolean {
  return played && entry?.status === undefined;
}

/** Whether nothing more is expected of a game: its result is final, or it is void. */
export function isSettled({ played }: Game, entry: Entry): boolean {
  return entry?.status === undefined ? played : entry.status === "void";
}
