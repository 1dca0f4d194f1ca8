/**
 * The season that a sandbox holds: what was computed from the last valid object, computed again only
 * when the object has changed.
 *
 * @module
 */
import type { SeasonLocation } from "../contract.ts";
import { maxSeasonBytes, readSeason } from "../core/read-season.ts";
import type { SeasonFault, SeasonLookup } from "../core/season-lookup.ts";
import type { Season } from "../core/season-types.ts";
import { describeCause, type Log, type LogFields } from "./log.ts";
import {
  type ReadSeasonObject,
  readingTimes,
  type SeasonReading,
  seasonObjectReader,
} from "./season-object.ts";
import { signedVersions } from "./signed-versions.ts";
import type { SeasonVersions } from "./stored-version.ts";

/** One copy of the season object. */
export interface SeasonPlace {
  /** AWS Region, for the log. */
  readonly region: string;
  readonly read: ReadSeasonObject;
  /** Its versions. @default only the current one is read */
  readonly versions?: SeasonVersions;
}

/** See the module. */
export interface SeasonSource<Made> {
  /**
   * Looks up the current season.
   *
   * @param requestId For the log.
   * @throws never
   */
  look(requestId: string): Promise<SeasonLookup<Made>>;
  /** Whether the sandbox holds a valid season. */
  isHeld(): boolean;
}

/** What a source computes from a season. */
export interface SeasonUse<Made> {
  /** @throws never */
  make(season: Season): Made;
  /** Fields of the log line about a new object. @default none */
  describe?(made: Made): object;
}

/** What was computed, and the object it was computed from. */
interface Held<Made> {
  readonly objectTag: string | undefined;
  readonly version: string | undefined;
  readonly writtenMs?: number | undefined;
  readonly made: Made;
}

/** A place whose object is not a season. */
interface Refusing {
  readonly place: SeasonPlace;
  readonly objectTag: string | undefined;
}

/** The result of one place. */
type Finding<Made> =
  | { readonly kind: "held"; readonly held: Held<Made> }
  | {
      readonly kind: "fault";
      readonly fault: SeasonFault;
      /** Of an object that was read and refused. */
      readonly objectTag?: string | undefined;
      readonly details: object;
    };

/** Older versions that a sandbox reads, newest first, when the current one is not a season. */
const maxOlder = 5;

/** Most problems of one object that are logged. */
const maxProblemsLogged = 10;

/**
 * Time limits of a place that is not the last one, milliseconds. The origin group gives a Region one
 * second before it fails over; a replica in the same Region that is slower than this is unhealthy.
 */
const impatientTimes = { connectMs: 500, answerMs: 700, totalMs: 800 } as const;

/**
 * Makes the readers of a season.
 *
 * @param locations Nearest first, home last.
 */
export function seasonPlaces(locations: readonly SeasonLocation[]): readonly SeasonPlace[] {
  return locations.map((location, index) => {
    const times = index < locations.length - 1 ? impatientTimes : readingTimes;
    const read = seasonObjectReader(location, { ...times, maxBytes: maxSeasonBytes });
    return { region: location.region, read, versions: signedVersions(location) };
  });
}

/**
 * Makes the source. It reads S3 at each lookup: CloudFront's cache limits how often that happens, and
 * a 304 costs one round trip within the Region.
 *
 * A replica may lag behind home, so after a fallback to home the season can be slightly older than the
 * one before; S3 guarantees no order between the two.
 *
 * Lookups may overlap. Each compares with what was held when it began and replaces it in one step; at
 * worst the older of two versions is held until the next lookup.
 *
 * @param places Read in order until one has a valid season; at least one.
 */
export function seasonSource<Made>(
  places: readonly SeasonPlace[],
  { make, describe = () => ({}) }: SeasonUse<Made>,
  log: Log,
  nowMs: () => number = Date.now,
): SeasonSource<Made> {
  let held: Held<Made> | undefined;
  const readOlder = olderSource(make, log);
  const take = (found: Held<Made>, before: Held<Made> | undefined, where: LogFields) => {
    if (found === before) {
      return;
    }
    held = found;
    const { objectTag, made, writtenMs } = found;
    const age = writtenMs === undefined ? {} : { ageSeconds: secondsSince(writtenMs, nowMs()) };
    log("info", "season.taken", { ...where, objectTag, ...age, ...describe(made) });
  };
  return {
    isHeld: () => held !== undefined,
    look: async (requestId) => {
      const before = held;
      let fallback = fallBack(before, "missing");
      let refusing: Refusing | undefined;
      for (const [index, place] of places.entries()) {
        const { region } = place;
        const finding = evaluate(await place.read(before?.objectTag), before, make);
        if (finding.kind === "held") {
          take(finding.held, before, { requestId, region });
          return { kind: "current", made: finding.held.made };
        }
        const { fault, details } = finding;
        fallback = fallBack(before, fault);
        refusing ??= refusingPlace(place, finding);
        const answer = index < places.length - 1 ? "next-place" : fallback.kind;
        log("error", "season.refused", { requestId, region, fault, answer, ...details });
      }
      if (refusing === undefined) {
        return fallback;
      }
      held = (await readOlder(refusing, before, requestId)) ?? held;
      return held === undefined ? fallback : fallBack(held, "invalid");
    },
  };
}

/** Clocks differ: never negative. */
function secondsSince(thenMs: number, nowMs: number): number {
  return Math.max(0, Math.round((nowMs - thenMs) / 1000));
}

function refusingPlace(
  place: SeasonPlace,
  { fault, objectTag }: Extract<Finding<never>, { kind: "fault" }>,
): Refusing | undefined {
  return fault === "invalid" ? { place, objectTag } : undefined;
}

function fallBack<Made>(before: Held<Made> | undefined, fault: SeasonFault): SeasonLookup<Made> {
  if (before === undefined) {
    return { kind: "none", fault };
  }
  const { made, version } = before;
  return { kind: "last-good", made, ...(version === undefined ? {} : { version }) };
}

/**
 * Makes what finds the newest older version that is a season, unless it is the one that is held: a sandbox may hold one that was
 * replaced before the object was refused. It looks once for each object that is refused: a list and at most {@link maxOlder} reads.
 */
function olderSource<Made>(
  make: (season: Season) => Made,
  log: Log,
): (
  refusing: Refusing,
  before: Held<Made> | undefined,
  requestId: string,
) => Promise<Held<Made> | undefined> {
  /** The refused object whose versions were read, and what was held afterwards. */
  let done: { readonly tag: string | undefined; readonly heldTag: string | undefined } | undefined;
  return async ({ place: { region, versions }, objectTag: tag }, before, requestId) => {
    const heldTag = before?.objectTag;
    const isDone = done !== undefined && done.tag === tag && done.heldTag === heldTag;
    if (versions === undefined || isDone) {
      return undefined;
    }
    try {
      const found = await newestSeason(versions, heldTag);
      done = { tag, heldTag: found?.version.tag ?? heldTag };
      if (found === undefined) {
        return undefined;
      }
      const { id, tag: objectTag } = found.version;
      log("warn", "season.last-good", { requestId, region, version: id, refused: tag });
      return { objectTag, version: id, made: make(found.season) };
    } catch (error) {
      log("error", "season.no-versions", { requestId, region, cause: describeCause(error) });
      // A sandbox that has something to serve does not wait for S3 again.
      done = before === undefined ? done : { tag, heldTag };
      return undefined;
    }
  };
}

/** @returns `undefined` when the newest season is the held one, or none of the versions that are read is a season. */
async function newestSeason(versions: SeasonVersions, heldTag: string | undefined) {
  const listed = (await versions.list()).slice(1, 1 + maxOlder);
  for (const version of listed) {
    if (version.tag === heldTag) {
      return undefined;
    }
    const reading = readSeason((await versions.read(version.id)) ?? "");
    if (reading.kind === "season") {
      return { version, season: reading.season };
    }
  }
  return undefined;
}

function evaluate<Made>(
  reading: SeasonReading,
  before: Held<Made> | undefined,
  make: (season: Season) => Made,
): Finding<Made> {
  if (reading.kind === "fault") {
    return refused(reading.fault, { cause: describeCause(reading.cause) });
  }
  if (before !== undefined && isSame(reading, before.objectTag)) {
    return { kind: "held", held: before };
  }
  if (reading.kind === "unchanged") {
    return refused("failed", { cause: describeCause("304 to a request without a condition") });
  }
  const { objectTag, text, version, writtenMs } = reading;
  const read = readSeason(text);
  return read.kind === "season"
    ? { kind: "held", held: { objectTag, version, writtenMs, made: make(read.season) } }
    : {
        ...refused("invalid", {
          objectTag,
          problemCount: read.problems.length,
          problems: read.problems.slice(0, maxProblemsLogged),
        }),
        objectTag,
      };
}

/** By ETag, in any Region: S3 keeps it when it replicates an object. Objects without an ETag differ. */
function isSame(
  reading: Exclude<SeasonReading, { readonly kind: "fault" }>,
  objectTag: string | undefined,
): boolean {
  return (
    reading.kind === "unchanged" || (objectTag !== undefined && reading.objectTag === objectTag)
  );
}

function refused(fault: SeasonFault, details: object) {
  return { kind: "fault", fault, details } as const;
}
