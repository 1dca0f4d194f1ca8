/**
 * A season bucket and a history in memory, with faults.
 *
 * @module
 */

import { entityTag } from "../../../functions/adapters/body-tag.ts";
import type { HistoryStore } from "../../../functions/adapters/history-store.ts";
import type { SeasonStore, SeasonVersion } from "../../../functions/adapters/season-store.ts";
import { seasonWriter, type WriterPorts } from "../../../functions/adapters/season-writer.ts";
import type { SeasonVersions } from "../../../functions/adapters/stored-version.ts";
import type { HeldClock } from "./held-clock.ts";

/** What happens to a request: nothing, a failure before it took effect or after, or the end of the process. */
export type Fate = "ok" | "fails" | "fails-after" | "killed" | "killed-after";

/** See the module. */
export interface FaultWorld {
  readonly ports: WriterPorts & {
    readonly history: HistoryStore;
    readonly versions: SeasonVersions;
  };
  readonly apply: ReturnType<typeof seasonWriter>;
  /** Oldest first. */
  readonly stored: readonly (SeasonVersion & { readonly atMs: number })[];
  /** The history by key. */
  readonly objects: ReadonlyMap<string, string>;
}

/** The end of a process. */
export class Killed extends Error {
  readonly $metadata = { httpStatusCode: 400 };
}

/**
 * Makes it.
 *
 * @param random In `[0, 1)`; also the time that each request takes.
 * @param fateOf Decides about the next request.
 */
export function faultWorld(
  text: string,
  clock: HeldClock,
  random: () => number,
  fateOf: () => Fate,
): FaultWorld {
  const stored = [{ text, tag: entityTag(text), id: "v0", metadata: {}, atMs: clock.now() }];
  const objects = new Map<string, string>();
  let ids = 0;
  const request = async <T>(effect: () => T): Promise<T> => {
    const fate = fateOf();
    await clock.sleep(random() * 20);
    if (fate === "killed") {
      throw new Killed();
    }
    if (fate === "fails") {
      throw new Error("503 SlowDown");
    }
    const result = effect();
    await clock.sleep(random() * 20);
    if (fate === "killed-after") {
      throw new Killed();
    }
    if (fate === "fails-after") {
      throw new Error("the response was lost");
    }
    return result;
  };
  const store: SeasonStore = {
    read: (id) =>
      request(() => (id === undefined ? stored.at(-1) : stored.find((each) => each.id === id))),
    describe: (id) => request(() => stored.find((each) => each.id === id)?.metadata),
    write: (next, tag, metadata) =>
      request(() => {
        if (stored.at(-1)?.tag !== tag) {
          return "stale";
        }
        const version = `v${stored.length}`;
        stored.push({
          text: next,
          tag: entityTag(next),
          id: version,
          metadata: { ...metadata },
          atMs: Math.floor(clock.now() / 1000) * 1000,
        });
        return { version };
      }),
  };
  const ports: FaultWorld["ports"] = {
    store,
    versions: {
      list: () => request(() => stored.map(({ id, tag, atMs }) => ({ id, tag, atMs })).reverse()),
      read: (id) => request(() => stored.find((each) => each.id === id)?.text),
    },
    history: {
      add: (key, entry) =>
        request(() => {
          if (!objects.has(key)) {
            objects.set(key, entry);
          }
        }),
      list: (after, count) =>
        request(() =>
          [...objects.keys()]
            .filter((key) => key > after)
            .sort()
            .slice(0, count),
        ),
      read: (key) => request(() => objects.get(key)),
    },
    now: clock.now,
    sleep: clock.sleep,
    random,
    newId: () => {
      ids += 1;
      return `r${ids}`.padEnd(20, "-");
    },
    log: () => undefined,
  };
  return { ports, apply: seasonWriter(ports), stored, objects };
}
