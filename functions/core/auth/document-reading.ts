/**
 * The result of reading a document of the sign-in API's bucket.
 *
 * @module
 */

/** The content, or every problem with its place. */
export type DocumentReading<T> =
  | { readonly kind: "content"; readonly content: T }
  | { readonly kind: "refused"; readonly problems: readonly string[] };
