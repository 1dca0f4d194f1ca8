/**
 * Reads the history of changes: its objects, and the versions of the season that none of them describes.
 *
 * @module
 */
import {
  cursorOf,
  type HistoryEntry,
  historyFolder,
  historyKey,
  recordIn,
} from "../core/desk/change-record.ts";
import type { HistoryItem, HistoryPage, HistoryQuery } from "../core/desk/history-page.ts";
import type { HistoryStore } from "./history-store.ts";
import type { SeasonStore } from "./season-store.ts";
import type { SeasonVersions, StoredVersion } from "./stored-version.ts";

/** What reading needs. */
export interface HistoryPorts {
  readonly history: Pick<HistoryStore, "list" | "read">;
  readonly versions: Pick<SeasonVersions, "list">;
  readonly store: Pick<SeasonStore, "describe">;
}

/** An item at its position: a later one has a smaller position. */
interface Placed {
  readonly position: string;
  readonly item: HistoryItem;
}

/** Versions of a page that are looked up one by one; the page ends before the next. */
const maxLookups = 20;

/**
 * Makes the reader. A change whose object could not be written is told from the metadata of its version; a version without
 * such metadata, like an upload, has its time only. S3 forgets old versions, and the history does not.
 */
export function historyReader(ports: HistoryPorts): (query: HistoryQuery) => Promise<HistoryPage> {
  const { history, versions } = ports;
  return async ({ after = "", count }) => {
    const [keys, listed] = await Promise.all([
      history.list(after === "" ? "" : `${historyFolder}${after}.json`, count + 1),
      versions.list(),
    ]);
    const own = keys.slice(0, count);
    const lastKey = keys.length > count ? own.at(-1) : undefined;
    const entries = await Promise.all(own.map((key) => readEntry(key, ports)));
    const told = new Set(entries.map(({ item }) => item.to));
    const untold = listed
      .map((version) => ({ version, position: `${cursorOf(version.atMs ?? 0)}-${version.id}` }))
      .filter(
        ({ version, position }) =>
          !told.has(version.id) &&
          position > after &&
          (lastKey === undefined || position <= positionOf(lastKey)),
      );
    const looked = untold.slice(0, maxLookups);
    const others = await Promise.all(
      looked.map(({ version, position }) => readVersion(version, position, ports)),
    );
    const end = untold.length > looked.length ? looked.at(-1)?.position : undefined;
    const all = [...entries, ...others.flat()]
      .filter(({ position }) => end === undefined || position <= end)
      .sort((a, b) => (a.position < b.position ? -1 : 1));
    const shown = all.slice(0, count);
    const isMore = lastKey !== undefined || end !== undefined || all.length > count;
    return {
      changes: shown.map(({ item }) => item),
      next: isMore ? (shown.at(-1)?.position ?? end) : undefined,
    };
  };
}

function positionOf(key: string): string {
  return key.slice(historyFolder.length, -".json".length);
}

async function readEntry(key: string, { history }: HistoryPorts): Promise<Placed> {
  const text = await history.read(key);
  if (text === undefined) {
    throw new Error(
      `the history has ${key}, which cannot be read: the function needs s3:GetObject`,
    );
  }
  // Only the desk writes these objects.
  const entry = JSON.parse(text) as Partial<HistoryEntry>;
  const { atMs = 0, id: _, to = "", ...rest } = entry;
  return { position: positionOf(key), item: { at: timeText(atMs), to, ...rest } };
}

async function readVersion(
  { id, atMs = 0 }: StoredVersion,
  position: string,
  { history, store }: HistoryPorts,
): Promise<readonly Placed[]> {
  const record = recordIn((await store.describe(id)) ?? {});
  const unknown = { position, item: { at: timeText(atMs), to: id } };
  if (record === undefined) {
    return [unknown];
  }
  const text = await history.read(historyKey(record));
  if (text !== undefined) {
    // On another page, since the clocks of the function and of S3 differ; or a copy of a version, which has its metadata.
    return JSON.parse(text).to === id ? [] : [unknown];
  }
  const { by, method, place, from } = record;
  return [{ position, item: { at: timeText(record.atMs), to: id, by, method, place, from } }];
}

function timeText(ms: number): string {
  return new Date(ms).toISOString();
}
