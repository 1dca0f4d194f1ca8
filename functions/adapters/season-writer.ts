/**
 * Executes a change of the season: reads it, changes it, and writes it on the condition that nobody wrote in between.
 *
 * @module
 */
import {
  type ChangeRecord,
  historyKey,
  type Metadata,
  metadataOf,
  placeOfChange,
  recentIds,
} from "../core/desk/change-record.ts";
import type { EditDecision, EditOutcome, SeasonEdit } from "../core/desk/season-edit.ts";
import { readSeason } from "../core/read-season.ts";
import { writeSeason } from "../core/write-season.ts";
import type { HistoryStore } from "./history-store.ts";
import { describeCause, type Log } from "./log.ts";
import { isTransient } from "./s3-failure.ts";
import type { SeasonStore, SeasonVersion } from "./season-store.ts";
import type { SeasonVersions } from "./stored-version.ts";

/** What writing needs. */
export interface WriterPorts {
  readonly store: SeasonStore;
  readonly versions: Pick<SeasonVersions, "list">;
  readonly history: Pick<HistoryStore, "add">;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** In `[0, 1)`. */
  readonly random: () => number;
  /** A unique text of `changeIdLength` characters. */
  readonly newId: () => string;
  readonly log: Log;
}

/** Executes a change. @throws only for a defect, such as a permission that the function lacks. */
export type ApplyEdit = (edit: SeasonEdit, requestId: string) => Promise<EditOutcome>;

/**
 * Time in which an attempt may begin, milliseconds. An attempt takes at most four requests of three seconds, and the history
 * three: together less than the timeout of the function.
 */
const attemptsMs = 10_000;

/** The pause before attempt n is random, up to `firstPauseMs · 2ⁿ` and never more than `maxPauseMs` (full jitter). */
const firstPauseMs = 50;
const maxPauseMs = 1500;

/** Attempts to write to the history. */
const historyAttempts = 2;

/** Versions whose metadata is read to find a change that the current version does not name any more. */
const maxHops = 5;

/** One attempt. */
type Attempt =
  | { readonly kind: "done"; readonly outcome: EditOutcome }
  | {
      readonly kind: "again";
      /** Whether a write may have taken effect. */
      readonly isUnclear: boolean;
      readonly cause: unknown;
    };

/** A change under way. */
interface Work {
  readonly edit: SeasonEdit;
  readonly id: string;
  readonly requestId: string;
  isUnclear: boolean;
}

/**
 * Makes the writer.
 *
 * A write whose response was lost is recognized by the id of its change, which every version has in its metadata together with
 * those of the changes before it. The same makes a repeated request with an `Idempotency-Key` return what the first one did.
 *
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function seasonWriter(ports: WriterPorts): ApplyEdit {
  const { now, sleep, random, newId, log } = ports;
  return async (edit, requestId) => {
    const deadline = now() + attemptsMs;
    const work: Work = { edit, id: edit.id ?? newId(), requestId, isUnclear: false };
    for (let count = 0; ; count += 1) {
      const attempt = await tryOnce(work, ports);
      if (attempt.kind === "done") {
        return attempt.outcome;
      }
      work.isUnclear ||= attempt.isUnclear;
      const pauseMs = random() * Math.min(maxPauseMs, firstPauseMs * 2 ** count);
      if (now() + pauseMs >= deadline) {
        const { cause } = attempt;
        log("error", "season.not-written", { requestId, attempts: count + 1, cause });
        return { kind: "gave-up" };
      }
      await sleep(pauseMs);
    }
  };
}

async function tryOnce(work: Work, ports: WriterPorts): Promise<Attempt> {
  try {
    const current = await ports.store.read();
    if (current === undefined) {
      return again("the season does not exist", false);
    }
    return (await earlier(work, current, ports)) ?? (await write(work, current, ports));
  } catch (error) {
    if (!isTransient(error)) {
      throw error;
    }
    return again(describeCause(error), false);
  }
}

/** The outcome of a change that a version already has. */
async function earlier(
  { edit, id }: Work,
  current: SeasonVersion,
  { store, versions }: WriterPorts,
): Promise<Attempt | undefined> {
  const place = placeOfChange(current.metadata, id);
  if (place === undefined) {
    return undefined;
  }
  if (!place.isSame) {
    return done({ kind: "key-reused" });
  }
  const made =
    place.distance === 0
      ? current
      : await versionOf(id, (await versions.list())[place.distance]?.id, store);
  return done(answerFrom(edit, made ?? current));
}

async function versionOf(
  id: string,
  version: string | undefined,
  store: SeasonStore,
): Promise<SeasonVersion | undefined> {
  const found = version === undefined ? undefined : await store.read(version);
  // Versions that were written by other means are in the list, and not among the ids.
  return found !== undefined && found.metadata["change"] === id ? found : undefined;
}

function answerFrom(edit: SeasonEdit, { text }: SeasonVersion): EditOutcome {
  const reading = readSeason(text);
  return reading.kind === "season"
    ? { kind: "answer", answer: edit.answer(reading.season) }
    : { kind: "invalid" };
}

async function write(work: Work, current: SeasonVersion, ports: WriterPorts): Promise<Attempt> {
  const { edit, id, requestId } = work;
  const { store, now, log } = ports;
  const reading = readSeason(current.text);
  if (reading.kind === "refused") {
    log("error", "season.refused", { requestId, objectTag: current.tag, answer: "not-written" });
    return done({ kind: "invalid" });
  }
  const decision = edit.decide(reading.season);
  if (decision.kind === "answer") {
    return done(await unwritten(work, current, decision, ports));
  }
  const text = writeSeason(decision.season);
  if (readSeason(text).kind !== "season") {
    throw new TypeError("a change of a valid season must make a valid season");
  }
  const record: ChangeRecord = { ...edit.topic, id, atMs: Math.round(now()), from: current.id };
  const metadata = metadataOf(record, current.metadata);
  try {
    const written = await store.write(text, current.tag, metadata);
    if (written === "stale") {
      return again("another write was faster", false);
    }
    const { before, after } = decision;
    const entry = { ...record, to: written.version, before, after };
    log("info", "season.written", { requestId, id, from: record.from, to: written.version });
    await addToHistory(historyKey(record), `${JSON.stringify(entry)}\n`, requestId, ports);
    return done({ kind: "answer", answer: decision.answer });
  } catch (error) {
    if (!isTransient(error)) {
      throw error;
    }
    return again(describeCause(error), true);
  }
}

/** The outcome without a write: a condition that does not hold may be due to the change itself, written before. */
async function unwritten(
  { edit, id, isUnclear }: Work,
  current: SeasonVersion,
  { answer, isStale }: Extract<EditDecision, { kind: "answer" }>,
  ports: WriterPorts,
): Promise<EditOutcome> {
  const mayBeOurs = isStale && (isUnclear || edit.id !== undefined);
  const found = mayBeOurs ? await findOlder(id, current, ports) : undefined;
  if (found === undefined) {
    return { kind: "answer", answer };
  }
  return found === "reused" ? { kind: "key-reused" } : answerFrom(edit, found);
}

/** Looks for a change that more recent ones have pushed out of the metadata of the current version. */
async function findOlder(
  id: string,
  { metadata }: SeasonVersion,
  { store, versions }: WriterPorts,
): Promise<SeasonVersion | "reused" | undefined> {
  const listed = await versions.list();
  let at = Math.max(1, recentIds(metadata).length);
  for (let hops = 0; hops < maxHops && at < listed.length; hops += 1) {
    const known: Metadata = (await store.describe(listed[at]?.id ?? "")) ?? {};
    const place = placeOfChange(known, id);
    if (place !== undefined) {
      return place.isSame ? await versionOf(id, listed[at + place.distance]?.id, store) : "reused";
    }
    at += Math.max(1, recentIds(known).length);
  }
  return undefined;
}

/** The history lists the version all the same: its metadata has the change. */
async function addToHistory(
  key: string,
  text: string,
  requestId: string,
  { history, log }: WriterPorts,
): Promise<void> {
  for (let count = 1; ; count += 1) {
    try {
      return await history.add(key, text);
    } catch (error) {
      if (count === historyAttempts) {
        log("error", "history.missing", { requestId, key, cause: describeCause(error) });
        return;
      }
    }
  }
}

function done(outcome: EditOutcome): Attempt {
  return { kind: "done", outcome };
}

function again(cause: unknown, isUnclear: boolean): Attempt {
  return { kind: "again", cause, isUnclear };
}
