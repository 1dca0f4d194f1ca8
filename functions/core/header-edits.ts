/**
 * Changes to a response from the origin.
 *
 * @module
 */

/** What to set and what to remove; the others stay. Names are lower-case; `set` overrides `remove`. */
export interface HeaderEdits {
  readonly set: Readonly<Record<string, string>>;
  readonly remove: readonly string[];
}

/** Changes to a response, with a body in place of the origin's. */
export interface ResponseEdits extends HeaderEdits {
  /** Text, sent as UTF-8. @default the body of the origin */
  readonly body?: string;
}
