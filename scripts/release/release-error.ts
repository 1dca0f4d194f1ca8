/**
 * The errors of the release command.
 *
 * @module
 */

/** What stands against a step, in sentences for people. */
export class ReleaseError extends Error {
  override readonly name = "ReleaseError";
}

/** Arguments that the command does not take. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
