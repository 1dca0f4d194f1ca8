/**
 * The editions this sandbox makes: the last good one is kept, and made again only when the object
 * has changed.
 *
 * @module
 */
import { draftTables, type Edition, type SeasonFault, type Sighting } from "../core/edition.ts";
import { entityTag } from "./entity-tag.ts";
import { describeCause, type Log } from "./log.ts";
import type { ReadSeasonObject } from "./season-object.ts";

/** Problems of one object that are logged, at most. */
const maxProblemsLogged = 10;

/**
 * Makes the lookout for the tables. It asks the bucket each time: CloudFront's cache is what keeps
 * the bucket from being asked often.
 *
 * Invocations may overlap. Each goes by what was held when it began, and what is held is replaced in
 * one step; at worst the older of two editions is kept, and the next reading puts that right.
 *
 * @returns a function of CloudFront's request id, for the log; it throws never.
 */
export function seasonEditions(
  read: ReadSeasonObject,
  log: Log,
): (requestId: string) => Promise<Sighting> {
  let held: Edition | undefined;
  return async (requestId) => {
    const before = held;
    const refuse = (fault: SeasonFault, details: object): Sighting => {
      const kind = before === undefined ? "none" : "last-good";
      log("error", "season.refused", { requestId, fault, answer: kind, ...details });
      return before === undefined
        ? { kind: "none", fault }
        : { kind: "last-good", edition: before, fault };
    };

    const reading = await read(before?.objectTag);
    if (reading.kind === "fault") {
      return refuse(reading.fault, { cause: describeCause(reading.cause) });
    }
    if (before !== undefined && isSame(reading, before)) {
      return { kind: "current", edition: before };
    }
    if (reading.kind === "unchanged") {
      return refuse("failed", { cause: describeCause("304 to a request without a condition") });
    }
    const { objectTag, text } = reading;
    const draft = draftTables(text);
    if (draft.kind === "refused") {
      const problems = draft.problems.slice(0, maxProblemsLogged);
      return refuse("invalid", { objectTag, problemCount: draft.problems.length, problems });
    }
    held = { objectTag, entityTag: entityTag(draft.body), body: draft.body };
    log("info", "season.taken", { requestId, objectTag, entityTag: held.entityTag });
    return { kind: "current", edition: held };
  };
}

/** By ETag; without one nothing is the same. */
function isSame(
  reading: { kind: "unchanged" } | { kind: "object"; objectTag: string | undefined },
  { objectTag }: Edition,
): boolean {
  return (
    reading.kind === "unchanged" || (objectTag !== undefined && reading.objectTag === objectTag)
  );
}
