/**
 * What keeps a token from being made, in words for the person who asked for it.
 *
 * @module
 */

/** No token can be made. The message stands for itself; it never holds anything of a key. */
export class TokenError extends Error {
  override readonly name = "TokenError";
}

/** The command line cannot be understood. */
export class UsageError extends TokenError {}
