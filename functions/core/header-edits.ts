/**
 * Changes to the headers of a response from the origin.
 *
 * @module
 */

/** What to set and what to remove; the others stay. Names are lower-case; `set` overrides `remove`. */
export interface HeaderEdits {
  readonly set: Readonly<Record<string, string>>;
  readonly remove: readonly string[];
}
