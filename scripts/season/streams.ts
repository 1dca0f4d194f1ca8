/**
 * What the season command talks to.
 *
 * @module
 */

/** The output streams. Each call writes whole lines. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Asks a question whose answer is yes or no. @default no */
  readonly ask?: (question: string) => Promise<boolean>;
}
