/**
 * Errors of the smoke command.
 *
 * @module
 */

/** The checks cannot be made. */
export class SmokeError extends Error {
  override readonly name = "SmokeError";
}

/** Invalid arguments. */
export class UsageError extends SmokeError {}
