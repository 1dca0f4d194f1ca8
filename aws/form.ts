/**
 * What a form of properties is: which values the API of a service accepts.
 *
 * @module
 */
import type { Fact } from "./fact.ts";

/** The values that one property may have, where it is given. */
export interface Form {
  /** Steps joined by points; `[]` is each member of a list, like `rules[].priority`. */
  readonly path: string;
  /** A number, from the first to the second. */
  readonly range?: readonly [number, number];
  /** One of these texts or numbers. */
  readonly oneOf?: readonly (string | number)[];
  /** A text, or a number as text, that this regular expression matches as a whole, and how a user writes one. */
  readonly pattern?: readonly [expression: string, form: string];
  /** A text with so many characters, from the first to the second. */
  readonly length?: readonly [number, number];
  /** A list with so many members at most. */
  readonly most?: number;
}

/** Forms by the types of resources. */
export type Forms = Readonly<Record<string, readonly Form[]>>;

/** Forms of one service. */
export type FormFact = Fact<Forms>;
