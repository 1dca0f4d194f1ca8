/**
 * The result of a lookup of the season object.
 *
 * @module
 */
import type { Answer } from "./function-answer.ts";
import { problemAnswer } from "./problem-document.ts";

/** Why there is no current season. */
export type SeasonFault =
  /** The object does not exist, or S3 does not disclose that it exists. */
  | "missing"
  /** S3 denies access; also for an absent object, without permission to list the bucket. */
  | "denied"
  /** No complete response in time. */
  | "slow"
  /** S3 limits the request rate. */
  | "throttled"
  /** Any other failure to get a response. */
  | "failed"
  /** The object was read and is not a valid season. */
  | "invalid";

/** What was computed from the season, or why nothing was. */
export type SeasonLookup<Made> =
  | { readonly kind: "current"; readonly made: Made }
  /** The current season is not available; this is from the last valid one. */
  | { readonly kind: "last-good"; readonly made: Made }
  | { readonly kind: "none"; readonly fault: SeasonFault };

/** An invalid object is a bad upstream response (502); the other faults are temporary (503). */
export function seasonProblem(fault: SeasonFault): Answer {
  return problemAnswer(fault === "invalid" ? "season-invalid" : "season-unavailable");
}
