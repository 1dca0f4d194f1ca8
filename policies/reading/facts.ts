/**
 * What holds for a whole run.
 *
 * @module
 */

/** Which stack is evaluated, with what settings, and when. */
export interface Facts {
  readonly project: string;
  readonly stack: string;
  /** The stack's settings by key with namespace; lists and maps are JSON. */
  readonly config: Readonly<Record<string, string>>;
  readonly nowMs: () => number;
}
