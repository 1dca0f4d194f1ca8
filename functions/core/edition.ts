/**
 * One edition of the league tables: what a version of the season object became, ready to send.
 *
 * @module
 */
import type { FreshnessTerms } from "../contract.ts";
import type { Answer } from "./answer.ts";
import { cacheControl, freshness, standInFreshness } from "./freshness.ts";
import { type ProblemCode, problemAnswer } from "./problem-document.ts";
import { readSeason } from "./read-season.ts";
import { seasonTables } from "./tables.ts";

/** Tables, finished. */
export interface Edition {
  /** The ETag of the object they were made from, as the bucket spells it; none when it gave none. */
  readonly objectTag: string | undefined;
  /** Their own strong ETag, with its quotes (RFC 9110 §8.8.3). */
  readonly entityTag: string;
  /** JSON. */
  readonly body: string;
}

/** Why there is no current edition. */
export type SeasonFault =
  /** No such object, or none that we may know of. */
  | "missing"
  /** The bucket refuses us; also for an absent object, where we may not list the bucket. */
  | "denied"
  /** No whole answer in time. */
  | "slow"
  /** The bucket is asked too often. */
  | "throttled"
  /** Any other failure to get an answer. */
  | "failed"
  /** An object was read, and is no season. */
  | "invalid";

/** What was found when the tables were looked for. */
export type Sighting =
  | { readonly kind: "current"; readonly edition: Edition }
  /** The current one cannot be had; this is the last good one. */
  | { readonly kind: "last-good"; readonly edition: Edition; readonly fault: SeasonFault }
  | { readonly kind: "none"; readonly fault: SeasonFault };

/** A season object's text, computed or refused. */
export type Draft =
  | { readonly kind: "tables"; readonly body: string }
  | {
      readonly kind: "refused";
      readonly problems: readonly { readonly where: string; readonly message: string }[];
    };

/**
 * Computes the tables from the text of a season object.
 *
 * @throws never
 */
export function draftTables(text: string): Draft {
  const reading = readSeason(text);
  return reading.kind === "season"
    ? { kind: "tables", body: JSON.stringify(seasonTables(reading.season)) }
    : reading;
}

/**
 * Answers a request for the tables with what was found.
 *
 * The last good edition is an answer like any other, only kept briefly: a viewer is better served by
 * it than by a page about our troubles. It is never made a 304, not even when the edge asks with the
 * right ETag: AWS does not say that a 304 made by a function counts as a revalidation.
 *
 * @param nowMs Milliseconds since the epoch, read after the tables were looked for.
 * @throws never
 */
export function answerTables(sighting: Sighting, terms: FreshnessTerms, nowMs: number): Answer {
  switch (sighting.kind) {
    case "current":
      return editionAnswer(sighting.edition, cacheControl(freshness(terms, nowMs)));
    case "last-good":
      return editionAnswer(sighting.edition, cacheControl(standInFreshness(terms, nowMs)));
    case "none":
      return problemAnswer(problemOf(sighting.fault));
  }
}

/** An object that is no season is the origin's bad answer (502); the rest may pass by waiting (503). */
function problemOf(fault: SeasonFault): ProblemCode {
  return fault === "invalid" ? "season-invalid" : "season-unavailable";
}

function editionAnswer({ body, entityTag }: Edition, keep: string): Answer {
  return {
    status: 200,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "cache-control": keep,
      etag: entityTag,
    },
    body,
  };
}
