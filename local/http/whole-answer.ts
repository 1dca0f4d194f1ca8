/**
 * A complete answer of a server.
 *
 * @module
 */

/** A complete answer, ready to be written. */
export interface WholeAnswer {
  readonly status: number;
  readonly statusDescription: string;
  /** Name, value, name, value …, without `Connection`. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
}
