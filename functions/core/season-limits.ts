/**
 * How large a season, its names and its numbers may be.
 *
 * Together with `maxSeasonBytes` these bound every answer: the tables of the largest season that is
 * accepted stay below 1 MB, the most an origin-facing Lambda@Edge function may generate.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html
 * @module
 */

/** Leagues of a season, at most; at least 1. */
export const maxLeagues = 50;

/** Teams of a league, at most; at least 2. An odd number is allowed: one team rests each week. */
export const maxTeams = 50;

/** Characters (Unicode code points) of a name, at most; at least 1. */
export const maxNameLength = 60;

/**
 * What one side may score in one game, at most.
 *
 * Beyond any game anyone will see, and low enough to catch a lost comma: `75` where `7,5` was meant.
 * Conversions are bounded by the side's own tries as well.
 */
export const maxCounts = { tries: 30, conversions: 30, penalties: 20, dropGoals: 15 } as const;

/** What a league of so many teams must have: everyone meets everyone, once at home and once away. */
export function calendarOf(teams: number): { readonly weeks: number; readonly games: number } {
  // With an odd number of teams one rests each week, which takes as many weeks as one team more.
  const rounds = teams % 2 === 0 ? teams - 1 : teams;
  return { weeks: 2 * rounds, games: Math.floor(teams / 2) };
}
