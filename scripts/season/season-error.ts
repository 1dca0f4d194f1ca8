/**
 * Failures of the season command that its user can remedy.
 *
 * @module
 */

/** A failure: the command ends with 1. */
export class SeasonError extends Error {}

/** Invalid arguments: the command ends with 2. */
export class UsageError extends Error {}
