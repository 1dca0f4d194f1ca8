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
import { describeCause, type Log } from "./log.ts";
import {
  type ReadSeasonObject,
  readingTimes,
  type SeasonReading,
  seasonObjectReader,
} from "./season-object.ts";

/** One copy of the season object. */
export interface SeasonPlace {
  /** AWS Region, for the log. */
  readonly region: string;
  readonly read: ReadSeasonObject;
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
  readonly made: Made;
}

/** The result of one place. */
type Finding<Made> =
  | { readonly kind: "held"; readonly held: Held<Made> }
  | { readonly kind: "fault"; readonly fault: SeasonFault; readonly details: object };

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
    return { region: location.region, read };
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
): SeasonSource<Made> {
  let held: Held<Made> | undefined;
  return {
    isHeld: () => held !== undefined,
    look: async (requestId) => {
      const before = held;
      let fallback = fallBack(before, "missing");
      for (const [index, { region, read }] of places.entries()) {
        const finding = evaluate(await read(before?.objectTag), before, make);
        if (finding.kind === "held") {
          const { objectTag, made } = finding.held;
          if (finding.held !== before) {
            held = finding.held;
            log("info", "season.taken", { requestId, region, objectTag, ...describe(made) });
          }
          return { kind: "current", made };
        }
        const { fault, details } = finding;
        fallback = fallBack(before, fault);
        const answer = index < places.length - 1 ? "next-place" : fallback.kind;
        log("error", "season.refused", { requestId, region, fault, answer, ...details });
      }
      return fallback;
    },
  };
}

function fallBack<Made>(before: Held<Made> | undefined, fault: SeasonFault): SeasonLookup<Made> {
  return before === undefined ? { kind: "none", fault } : { kind: "last-good", made: before.made };
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
  const { objectTag, text } = reading;
  const read = readSeason(text);
  return read.kind === "season"
    ? { kind: "held", held: { objectTag, made: make(read.season) } }
    : refused("invalid", {
        objectTag,
        problemCount: read.problems.length,
        problems: read.problems.slice(0, maxProblemsLogged),
      });
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

function refused<Made>(fault: SeasonFault, details: object): Finding<Made> {
  return { kind: "fault", fault, details };
}
