/**
 * An answer made by a function, before any cloud's spelling.
 *
 * @module
 */

/** Every status our functions answer with by themselves. */
export type AnswerStatus = 200 | 400 | 401 | 403 | 500 | 502 | 503;

/** A complete answer. */
export interface Answer {
  readonly status: AnswerStatus;
  /** One value by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** Text; UTF-8 on the wire. */
  readonly body: string;
}

/** What becomes of a request on its way to the origin. */
export type Decision =
  /** It goes on, with this query string (no leading `?`) in place of its own. */
  | { readonly kind: "forward"; readonly querystring: string }
  | { readonly kind: "answer"; readonly answer: Answer };
