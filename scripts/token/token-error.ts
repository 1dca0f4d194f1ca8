/**
 * Errors of the token command.
 *
 * @module
 */

/** No token can be made. The message contains no part of a key. */
export class TokenError extends Error {
  override readonly name = "TokenError";
}

/** Invalid arguments. */
export class UsageError extends TokenError {}
