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
  | {
      readonly kind: "last-good";
      readonly made: Made;
      /** Version of the object that it was computed from, when S3 named it. */
      readonly version?: string;
    }
  | { readonly kind: "none"; readonly fault: SeasonFault };

/**
 * The header that marks a response of the last good season, and shows its version; none for the current one. A version id of
 * S3 is ASCII.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/versioning-workflows.html
 */
export function seasonMarker(lookup: SeasonLookup<unknown>): Readonly<Record<string, string>> {
  if (lookup.kind !== "last-good") {
    return {};
  }
  const { version } = lookup;
  const isPrintable = version !== undefined && /^[!-:<-~]+$/.test(version);
  return { "x-touchline-season": isPrintable ? `last-good; version=${version}` : "last-good" };
}

/** An invalid object is a bad upstream response (502); the other faults are temporary (503). */
export function seasonProblem(fault: SeasonFault): Answer {
  return problemAnswer(fault === "invalid" ? "season-invalid" : "season-unavailable");
}
