/**
 * Follows changes of the season object: one invalidation for a batch of events.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 * @module
 */
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { SeasonLocation } from "../contract.ts";
import { affectedPaths } from "../core/events/affected-paths.ts";
import { seasonChange } from "../core/events/season-change.ts";
import { readNotice } from "../core/events/season-notice.ts";
import type { Problem } from "../core/problem.ts";
import { readSeason } from "../core/read-season.ts";
import type { Season } from "../core/season-types.ts";
import type { Invalidate } from "./invalidation.ts";
import { describeCause, type Log } from "./log.ts";
import type { SeasonPlace } from "./season-source.ts";
import type { SeasonVersions, StoredVersion } from "./stored-version.ts";

/** What following needs. */
export interface ChangePorts {
  readonly versions: SeasonVersions;
  readonly replicas: readonly SeasonPlace[];
  readonly invalidate: Invalidate;
  /** Records whether the object was found valid. */
  readonly report: (isValid: boolean) => void;
  /** The same text for the same input, of characters that a reference may contain. */
  readonly digest: (text: string) => string;
  readonly log: Log;
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
}

/** Versions that are compared; the paths of all leagues are invalidated when a batch is about more. */
const maxCompared = 10;

/** Problems of one object that are logged. */
const maxProblemsLogged = 10;

/** The newest version, parsed. */
type Newest =
  | { readonly kind: "season"; readonly season: Season; readonly version: StoredVersion }
  | { readonly kind: "missing" }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] };

/**
 * Makes what handles a batch of messages. The returned messages are delivered again after the visibility timeout, together
 * with those of later changes.
 *
 * - An invalid or missing season is reported, and nothing is invalidated: caches keep the last good copies.
 * - While a replica does not have the newest version, caches can take an old copy from it again. The invalidation is then
 *   made at once, and once more when a later delivery finds the replica up to date.
 * - Whatever fails is delivered again: CloudFront's quota of invalidations in progress as well as S3.
 *
 * What it returns never throws.
 */
export function seasonChanges(
  season: SeasonLocation,
  ports: ChangePorts,
): (event: SQSEvent, requestId: string) => Promise<SQSBatchResponse> {
  return async ({ Records }, requestId) => {
    const read = Records.map(({ messageId, body, attributes }) => ({
      messageId,
      notice: readNotice(body, season),
      sentMs: Number(attributes.SentTimestamp),
    }));
    const noticed = read.filter(({ notice }) => notice.kind === "versions");
    const batch: Batch = {
      about: noticed.flatMap(({ notice }) => (notice.kind === "versions" ? notice.ids : [])),
      sinceMs: Math.min(...noticed.map(({ sentMs }) => sentMs)),
      requestId,
    };
    const isDone = batch.about.length === 0 || (await follow(season.key, batch, ports));
    const again = read.filter(
      ({ notice: { kind } }) => kind === "unreadable" || (kind === "versions" && !isDone),
    );
    for (const { messageId } of again.filter(({ notice }) => notice.kind === "unreadable")) {
      ports.log("error", "message.unreadable", { requestId, messageId });
    }
    return { batchItemFailures: again.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
}

/** What messages are about. */
interface Batch {
  /** Ids of versions. */
  readonly about: readonly (string | undefined)[];
  /** When the oldest was sent. Milliseconds since the epoch. */
  readonly sinceMs: number;
  readonly requestId: string;
}

/** @returns whether nothing is left to do. */
async function follow(
  key: string,
  { about, sinceMs, requestId }: Batch,
  ports: ChangePorts,
): Promise<boolean> {
  const { log, report, nowMs } = ports;
  try {
    const stored = await ports.versions.list();
    const newest = await readNewest(stored[0], ports);
    report(newest.kind === "season");
    if (newest.kind !== "season") {
      const problems = newest.kind === "refused" ? newest.problems.slice(0, maxProblemsLogged) : [];
      log("error", "season.invalid", { requestId, found: newest.kind, problems });
      return true;
    }
    const change = seasonChange([newest.season, ...(await readOlder(stored, about, ports))]);
    const paths = affectedPaths(key, newest.season, change);
    const late = await lateReplicas(newest.version, ports.replicas);
    const versionIds = [...new Set([newest.version.id, ...about])].sort();
    const reference = ports.digest(JSON.stringify([versionIds, paths, late]));
    const invalidationId = await ports.invalidate(reference, paths);
    const lagSeconds = Math.max(0, (nowMs() - sinceMs) / 1000);
    const made = { invalidationId, paths, versionIds, late, lagSeconds };
    log("info", "season.invalidated", { requestId, ...made });
    return late.length === 0;
  } catch (error) {
    log("error", "season.postponed", { requestId, cause: describeCause(error) });
    return false;
  }
}

async function readNewest(
  version: StoredVersion | undefined,
  { versions }: ChangePorts,
): Promise<Newest> {
  if (version === undefined) {
    return { kind: "missing" };
  }
  const text = await versions.read(version.id);
  if (text === undefined) {
    return {
      kind: "refused",
      problems: [{ where: "", message: "is larger than a season may be" }],
    };
  }
  const reading = readSeason(text);
  return reading.kind === "season" ? { ...reading, version } : reading;
}

/**
 * The versions down to the one before the oldest that the messages are about, newest first, without the newest;
 * `undefined` for one that is not a season, or when they are not known.
 */
async function readOlder(
  stored: readonly StoredVersion[],
  about: readonly (string | undefined)[],
  { versions }: ChangePorts,
): Promise<readonly (Season | undefined)[]> {
  const places = about.map((id) => stored.findIndex((version) => version.id === id));
  const oldest = Math.max(...places);
  if (places.includes(-1) || oldest >= maxCompared || oldest + 1 >= stored.length) {
    return [undefined];
  }
  const older = stored.slice(1, oldest + 2);
  return Promise.all(
    older.map(async ({ id }) => {
      const reading = readSeason((await versions.read(id)) ?? "");
      return reading.kind === "season" ? reading.season : undefined;
    }),
  );
}

/** Regions whose replica does not have this version. */
async function lateReplicas(
  { tag }: StoredVersion,
  replicas: readonly SeasonPlace[],
): Promise<readonly string[]> {
  const readings = await Promise.all(
    replicas.map(async ({ region, read }) => ({ region, reading: await read(tag) })),
  );
  return readings.flatMap(({ region, reading }) => (reading.kind === "unchanged" ? [] : [region]));
}
