/**
 * Errors of the access command.
 *
 * @module
 */

/** The list cannot be read or changed. */
export class AccessError extends Error {
  override readonly name = "AccessError";
}

/** Invalid arguments. */
export class UsageError extends AccessError {}
