/**
 * Results of reading the season object, for tests of the season source.
 *
 * @module
 */
import type { SeasonReading } from "../../../functions/adapters/season-object.ts";
import { smallSeason } from "../small-season.ts";

/** See the module. */
export const seasonReadings = {
  one: { kind: "object", objectTag: '"1"', text: smallSeason(1) },
  two: { kind: "object", objectTag: '"2"', text: smallSeason(2) },
  untagged: { kind: "object", objectTag: undefined, text: smallSeason(1) },
  broken: { kind: "object", objectTag: '"x"', text: "[" },
  unchanged: { kind: "unchanged" },
  slow: { kind: "fault", fault: "slow", cause: new Error("too slow") },
} as const satisfies Readonly<Record<string, SeasonReading>>;
