/**
 * Changes to the headers of an answer that somebody else made.
 *
 * @module
 */

/** What to set and what to remove; the rest stays. Names are lower-case; setting wins over removing. */
export interface HeaderEdits {
  readonly set: Readonly<Record<string, string>>;
  readonly remove: readonly string[];
}
