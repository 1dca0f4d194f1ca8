/**
 * Limits of a season, its names and its numbers.
 *
 * Together with `maxSeasonBytes` they limit every response: the tables of the largest accepted season
 * stay below 1 MB, the maximum that an origin-facing Lambda@Edge function may generate.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html
 * @module
 */

/** Maximum number of leagues of a season; the minimum is 1. */
export const maxLeagues = 50;

/** Maximum number of teams of a league; the minimum is 2. With an odd number one team rests each week. */
export const maxTeams = 50;

/** Maximum number of Unicode code points of a name; the minimum is 1. */
export const maxNameLength = 60;

/**
 * Maximum scores of one side in one game.
 *
 * Above real scores, and low enough to detect a missing comma: `75` instead of `7,5`. Conversions are
 * also limited by the side's tries.
 */
export const maxCounts = { tries: 30, conversions: 30, penalties: 20, dropGoals: 15 } as const;

/** The calendar of a league: every pair of teams meets once on each ground. */
export function calendarOf(teams: number): { readonly weeks: number; readonly games: number } {
  // With an odd number of teams one rests each week: as many weeks as with one more team.
  const rounds = teams % 2 === 0 ? teams - 1 : teams;
  return { weeks: 2 * rounds, games: Math.floor(teams / 2) };
}
