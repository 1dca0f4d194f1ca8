/**
 * A league or a team in responses.
 *
 * @module
 */

/** The id for URLs, and the name. */
export interface NamedView {
  readonly id: string;
  readonly name: string;
}

/** Keeps only the id and the name. */
export function namedView({ id, name }: NamedView): NamedView {
  return { id, name };
}
