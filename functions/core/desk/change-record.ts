/**
 * What is recorded of a change: in the metadata of the version that it made, and as an object of the history.
 *
 * @module
 */
import type { GameText } from "./change-game.ts";
import { type ChangeTopic, changeIdLength, haveSameKey } from "./season-edit.ts";

/** A change of the season. */
export interface ChangeRecord extends ChangeTopic {
  readonly id: string;
  /** Milliseconds since the epoch, by the clock of the writer. */
  readonly atMs: number;
  /** Version that was replaced. */
  readonly from: string;
}

/** An object of the history. */
export interface HistoryEntry extends ChangeRecord {
  /** Version that the change made. */
  readonly to: string;
  readonly before: GameText;
  readonly after: GameText;
}

/** User metadata of an object, by lower-case name without its prefix. */
export type Metadata = Readonly<Record<string, string>>;

/**
 * Ids of the last changes that are in the metadata of a version, its own first. S3 allows 2 KB of metadata; these
 * take 1.2 KB.
 */
export const maxRecentIds = 60;

/** Longest text of one name in metadata, ASCII characters. */
const maxText = 120;

/** Writes the metadata of a version that a change makes. @param before The metadata of the version it replaces. */
export function metadataOf(record: ChangeRecord, before: Metadata): Metadata {
  const { id, atMs, by, method, place, from } = record;
  return {
    change: id,
    at: String(atMs),
    by: ascii(by),
    what: `${method} ${ascii(place)}`,
    from: ascii(from),
    changes: [id, ...recentIds(before)].slice(0, maxRecentIds).join(" "),
  };
}

/** Reads the change that made a version; `undefined` when metadata has none. @throws never */
export function recordIn(metadata: Metadata): ChangeRecord | undefined {
  const { change: id, at, by, what = "", from = "" } = metadata;
  const atMs = Number(at);
  const [method = "", place = ""] = what.split(" ");
  return id === undefined || by === undefined || !Number.isSafeInteger(atMs)
    ? undefined
    : { id, atMs, by: plain(by), method, place: plain(place), from: plain(from) };
}

/** Ids of the last changes, newest first; none for an object that was written by other means. */
export function recentIds({ changes = "" }: Metadata): readonly string[] {
  return changes.split(" ").filter(({ length }) => length === changeIdLength);
}

/** Where a change is among the last ones: its distance from the newest version, and whether it is the same request. */
export function placeOfChange(
  metadata: Metadata,
  id: string,
): { readonly distance: number; readonly isSame: boolean } | undefined {
  const ids = recentIds(metadata);
  const distance = ids.findIndex((each) => haveSameKey(each, id));
  return distance === -1 ? undefined : { distance, isSame: ids[distance] === id };
}

/** Above every time until the year 2286, so that later changes come first in a list. */
const lastMs = 9_999_999_999_999;

/** Folder of the history. */
export const historyFolder = "changes/";

/** Key of a change in the history: the newest first in a list, one for each change. */
export function historyKey({ atMs, id }: Pick<ChangeRecord, "atMs" | "id">): string {
  return `${historyFolder}${cursorOf(atMs)}-${id}.json`;
}

/** The part of a key that depends on the time: 13 digits. */
export function cursorOf(atMs: number): string {
  return String(Math.max(0, lastMs - atMs)).padStart(13, "0");
}

/** Metadata is ASCII. */
function ascii(text: string): string {
  const encoded = encodeURIComponent(text.toWellFormed());
  // Not in the middle of an escape.
  return encoded.slice(0, maxText).replace(/%[0-9A-F]?$/, "");
}

function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Cut off between the bytes of a character.
    return text;
  }
}
