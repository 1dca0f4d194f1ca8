/**
 * A league or a team as viewers see it inside other things.
 *
 * @module
 */

/** The id for URLs, the name for people. */
export interface NamedView {
  readonly id: string;
  readonly name: string;
}

/** Leaves out everything else an entry has. */
export function namedView({ id, name }: NamedView): NamedView {
  return { id, name };
}
