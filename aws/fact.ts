/**
 * What is known about AWS, with where it is from and how sure it is.
 *
 * @module
 */

/** Where a value is from. */
export type Certainty =
  /** An AWS page states it. */
  | "documented"
  /** Somebody saw AWS do it. */
  | "measured"
  /** It follows from what AWS documents, and AWS does not state it. */
  | "inferred"
  /** It was written down without a source at hand. */
  | "memory"
  /** Sources disagree; the value is what this repository plans for, and the note states both. */
  | "conflict";

/** The page that was read: for an inference the page it follows from, for a memory the page to check. */
export interface Page {
  readonly source: {
    readonly title: string;
    readonly url: string;
  };
  /** The month of the copy that was read, like `2026-09`. */
  readonly read: string;
}

/** A value of AWS's. A rule that is no table has the rule as its value, in one sentence. */
export interface Fact<T> extends Page {
  /** What the value is, as a noun phrase with its unit. */
  readonly about: string;
  readonly value: T;
  readonly certainty: Certainty;
  /** Who measured it. */
  readonly by?: string;
  /** What limits the value or speaks against it. */
  readonly note?: string;
}
