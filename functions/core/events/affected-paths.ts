/**
 * What depends on the season: the paths whose cached copies a change makes old.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-objects.html
 * @module
 */
import { apiRoutes } from "../api/api-routes.ts";
import type { Route } from "../api/route.ts";
import { indexSeason } from "../api/season-index.ts";
import type { Season } from "../season-types.ts";
import type { SeasonChange } from "./season-change.ts";

/**
 * Maximum number of leagues that are named one by one. Each takes two paths with a wildcard, and CloudFront
 * has a quota of 15 such paths in progress.
 */
const maxNamed = 2;

/**
 * Derives the paths from the routes of the API, as few as possible: the season with its tables, and every route that is
 * shared from the season. Routes of a league are limited to the changed ones, under id and name.
 *
 * @param key Key of the object, which is its path on the distribution.
 * @returns paths as `CreateInvalidation` takes them; each ends in at most one `*`.
 * @throws never
 */
export function affectedPaths(
  key: string,
  season: Season,
  change: SeasonChange,
): readonly string[] {
  const own = `/${key}*`;
  if (change !== "all" && change.length === 0) {
    // Other bytes of the same season: no response of the API differs.
    return [own];
  }
  const spellings =
    change === "all" || change.length > maxNamed ? undefined : spelled(season, change);
  const paths = apiRoutes
    .filter(({ sharedFrom }) => sharedFrom === "season")
    .flatMap((route) => pathsOf(route, spellings));
  return uncovered([own, ...paths]);
}

/** Ids and names of leagues, as a path contains them. */
function spelled(season: Season, names: readonly string[]): readonly string[] {
  return indexSeason(season)
    .leagues.filter(({ name }) => names.includes(name))
    .flatMap(({ id, name }) => [id, name])
    .map(encodeSegment);
}

/** `*` is a wildcard in a path of an invalidation, and CloudFront accepts no `~` there. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replaceAll("*", "%2A").replaceAll("~", "%7E");
}

/** @param leagues What to write for `{league}`; `undefined` for every league. */
function pathsOf(route: Route, leagues: readonly string[] | undefined): readonly string[] {
  const start = route.path.split("{")[0] ?? "";
  if (start === route.path) {
    return [route.parameters.length === 0 ? start : `${start}*`];
  }
  return leagues !== undefined && route.path.startsWith(`${start}{league}`)
    ? leagues.map((league) => `${start}${league}*`)
    : [`${start}*`];
}

/** Without repetitions, and without what a wildcard of another path includes. */
function uncovered(paths: readonly string[]): readonly string[] {
  const distinct = [...new Set(paths)];
  return distinct.filter(
    (path) =>
      !distinct.some(
        (other) => other !== path && other.endsWith("*") && path.startsWith(other.slice(0, -1)),
      ),
  );
}
