/**
 * What differs between versions of the season.
 *
 * @module
 */
import type { League, Season } from "../season-types.ts";

/** Leagues whose responses differ, by name; `"all"` when a difference concerns every league, or is not known. */
export type SeasonChange = "all" | readonly string[];

/**
 * Compares each version with the one before it, so that a change that was taken back counts.
 *
 * A league that was renamed, added or moved, or got another team, can change ids of all leagues and teams.
 *
 * @param versions Newest first, at least one; `undefined` for one that is not known or is not a season.
 * @throws never
 */
export function seasonChange(versions: readonly (Season | undefined)[]): SeasonChange {
  const changed = new Set<string>();
  let newer = versions[0];
  for (const older of versions.slice(1)) {
    if (older === undefined || newer === undefined || namesOf(older) !== namesOf(newer)) {
      return "all";
    }
    for (const name of leaguesBetween(older.leagues, newer.leagues)) {
      changed.add(name);
    }
    newer = older;
  }
  return versions.length > 1 ? [...changed] : "all";
}

function leaguesBetween(older: readonly League[], newer: readonly League[]): readonly string[] {
  return newer
    .filter((league, index) => JSON.stringify(league) !== JSON.stringify(older[index]))
    .map(({ name }) => name);
}

/** All that ids and names in responses are made of. */
function namesOf({ name, leagues }: Season): string {
  return JSON.stringify([name, leagues.map((league) => [league.name, league.teams])]);
}
