/**
 * What was found when a season was looked for.
 *
 * @module
 */
import type { SeasonFault } from "../edition.ts";
import type { SeasonIndex } from "./season-index.ts";

/** The season, or the last one that was good, or none. */
export type SeasonSighting =
  | { readonly kind: "current"; readonly index: SeasonIndex }
  /** The current one cannot be had; this is the last good one. */
  | { readonly kind: "last-good"; readonly index: SeasonIndex }
  | { readonly kind: "none"; readonly fault: SeasonFault };
