/**
 * A table of a forecast, before it is text, Markdown or HTML.
 *
 * @module
 */

/** A column. */
export interface Column {
  readonly title: string;
  /** Numbers are on the right. @default text */
  readonly kind?: "text" | "number";
}

/** A table with a title. */
export interface Section {
  /** Unique, such as `cost-by-route`. */
  readonly id: string;
  readonly title: string;
  /** What it is about, in a sentence or two. */
  readonly lead?: string;
  readonly columns: readonly Column[];
  /** Each with one cell for each column. */
  readonly rows: readonly (readonly string[])[];
}

/** A column of numbers. */
export function numbers(title: string): Column {
  return { title, kind: "number" };
}
