/**
 * The season this sandbox holds: the last good one, made ready once, and made anew only when the object
 * has changed.
 *
 * @module
 */
import type { SeasonLocation } from "../contract.ts";
import { indexSeason, type SeasonIndex } from "../core/api/season-index.ts";
import type { SeasonSighting } from "../core/api/season-sighting.ts";
import type { SeasonFault } from "../core/edition.ts";
import { maxSeasonBytes, readSeason } from "../core/read-season.ts";
import { describeCause, type Log } from "./log.ts";
import {
  type ReadSeasonObject,
  readingTimes,
  type SeasonReading,
  seasonObjectReader,
} from "./season-object.ts";

/** Where a season may be read. */
export interface SeasonPlace {
  /** AWS Region, for the log. */
  readonly region: string;
  readonly read: ReadSeasonObject;
}

/** See the module. */
export interface SeasonSource {
  /**
   * Looks for the current season.
   *
   * @param requestId For the log.
   * @throws never
   */
  look(requestId: string): Promise<SeasonSighting>;
  /** Whether there is one to fall back on. */
  isHeld(): boolean;
}

/** A season, and the object it was made of. */
interface Held {
  readonly objectTag: string | undefined;
  readonly index: SeasonIndex;
}

/** What one place gave. */
type Finding =
  | { readonly kind: "held"; readonly held: Held }
  | { readonly kind: "fault"; readonly fault: SeasonFault; readonly details: object };

/** Problems of one object that are logged, at most. */
const maxProblemsLogged = 10;

/**
 * How long a place may take that another one stands behind, milliseconds. The facade gives a region one
 * second before it asks the next one; a replica in our own region that takes longer than this is ill.
 */
const impatientTimes = { connectMs: 500, answerMs: 700, totalMs: 800 } as const;

/**
 * The places of a season, ready to be read.
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
 * Makes the source. It asks each time: the edge's cache is what keeps the bucket from being asked often,
 * and a bucket that says 304 costs a round trip within the region.
 *
 * A replica may lag behind home, so after home has stood in for it the season can be a little older than
 * the one before; S3 promises no order between the two.
 *
 * Invocations may overlap. Each goes by what was held when it began, and what is held is replaced in one
 * step.
 *
 * @param places Asked in their order until one has a sound season; at least one.
 */
export function seasonSource(places: readonly SeasonPlace[], log: Log): SeasonSource {
  let held: Held | undefined;
  return {
    isHeld: () => held !== undefined,
    look: async (requestId) => {
      const before = held;
      let fault: SeasonFault = "missing";
      for (const { region, read } of places) {
        const finding = judge(await read(before?.objectTag), before);
        if (finding.kind === "held") {
          if (finding.held !== before) {
            held = finding.held;
            log("info", "season.taken", { requestId, region, objectTag: held.objectTag });
          }
          return { kind: "current", index: finding.held.index };
        }
        fault = finding.fault;
        log("error", "season.refused", { requestId, region, fault, ...finding.details });
      }
      return before === undefined
        ? { kind: "none", fault }
        : { kind: "last-good", index: before.index };
    },
  };
}

function judge(reading: SeasonReading, before: Held | undefined): Finding {
  switch (reading.kind) {
    case "fault":
      return refused(reading.fault, { cause: describeCause(reading.cause) });
    case "unchanged":
      return before === undefined
        ? refused("failed", { cause: describeCause("304 to a request without a condition") })
        : { kind: "held", held: before };
    case "object":
      return judgeObject(reading, before);
  }
}

/** By ETag, wherever it was read: S3 keeps an object's when it replicates it. Without one nothing is the same. */
function judgeObject(
  { objectTag, text }: Extract<SeasonReading, { readonly kind: "object" }>,
  before: Held | undefined,
): Finding {
  if (before !== undefined && objectTag !== undefined && before.objectTag === objectTag) {
    return { kind: "held", held: before };
  }
  const reading = readSeason(text);
  return reading.kind === "season"
    ? { kind: "held", held: { objectTag, index: indexSeason(reading.season) } }
    : refused("invalid", {
        objectTag,
        problemCount: reading.problems.length,
        problems: reading.problems.slice(0, maxProblemsLogged),
      });
}

function refused(fault: SeasonFault, details: object): Finding {
  return { kind: "fault", fault, details };
}
