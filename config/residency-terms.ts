/**
 * Regions of the API, and residency rules: which Regions may handle requests of which viewers.
 *
 * @module
 */
import { regionNames, regionPlaces } from "../aws/regions.ts";
import { countryPoints } from "./country-places.ts";
import { countrySet, countrySetNames } from "./country-sets.ts";

/** A residency rule of a stack file. */
export interface ResidencyTerms {
  /** Paths, each with everything under it: `/v1/me`, or `/*` for every path. */
  readonly paths: readonly string[];
  /** ISO 3166-1 alpha-2 codes, names of sets (`EU`, `EEA`), or `*` for all viewers. */
  readonly viewers: readonly string[];
  /**
   * AWS Regions by name (`eu-west-1`), by prefix (`eu-*`), or by a set of countries that contains them (`EU`). London and
   * Zurich are in `eu-*`, and not in `EU`.
   */
  readonly regions: readonly string[];
}

/** The Regions of a stack, and its residency rules. */
export interface RegionTerms {
  /** One of `regions`. */
  readonly homeRegion: string;
  /** AWS Regions with an API, in the order of the stack file. */
  readonly regions: readonly string[];
  readonly residency: readonly ResidencyTerms[];
}

/**
 * @returns all problems: subject, rule, value found. geo-router relies on there being none.
 */
export function residencyProblems(args: RegionTerms): readonly string[] {
  const { homeRegion, regions, residency } = args;
  return [
    ...(regions.includes(homeRegion)
      ? []
      : [problem("homeRegion", `one of ${regions.join(", ")}`, homeRegion)]),
    ...regions.flatMap((region, index) => [
      ...(regionPlaces.value.get(region) === undefined
        ? [problem(`regions[${index}]`, `one of ${regionNames.join(", ")}`, region)]
        : []),
      ...(regions.indexOf(region) < index
        ? [problem(`regions[${index}]`, "a Region that is not listed before", region)]
        : []),
    ]),
    ...residency.flatMap((terms, index) => termsProblems(`residency[${index}]`, terms, regions)),
  ];
}

/** @returns whether a pattern of {@link ResidencyTerms.regions} matches a Region. */
export function matchesRegion(pattern: string, region: string): boolean {
  const countries = countrySet(pattern);
  if (countries !== undefined) {
    return countries.includes(regionPlaces.value.get(region)?.country ?? "");
  }
  return pattern.endsWith("*") ? region.startsWith(pattern.slice(0, -1)) : region === pattern;
}

function termsProblems(
  where: string,
  { paths, viewers, regions }: ResidencyTerms,
  all: readonly string[],
): readonly string[] {
  const known = countryPoints;
  return [
    ...each(`${where}.paths`, paths, "a path such as /v1/me, or /v1/*", isPathRoot),
    ...each(
      `${where}.viewers`,
      viewers,
      `the ISO 3166-1 code of a country, ${countrySetNames.join(", ")} or *`,
      (viewer) =>
        viewer === "*" || countrySet(viewer) !== undefined || Object.hasOwn(known, viewer),
    ),
    ...each(
      `${where}.regions`,
      regions,
      `a Region of the stack, the beginning of one's name and *, or ${countrySetNames.join(", ")} ` +
        `with a Region in it; the stack has ${all.join(", ")}`,
      (pattern) => all.some((region) => matchesRegion(pattern, region)),
    ),
  ];
}

/** Unreserved characters only: a percent-encoded path would match in one of several encodings. */
function isPathRoot(path: string): boolean {
  return /^(?:\/[\w.~-]+)*(?:\/[\w.~-]+|\/\*)$/.test(path) && !/\/\.{1,2}(?:\/|$)/.test(path);
}

/** A problem for each invalid item, or for an empty list. */
function each(
  where: string,
  items: readonly string[],
  rule: string,
  holds: (item: string) => boolean,
): readonly string[] {
  if (items.length === 0) {
    return [problem(where, "a list of at least one", items)];
  }
  return items.flatMap((item, index) =>
    holds(item) ? [] : [problem(`${where}[${index}]`, rule, item)],
  );
}

function problem(subject: string, rule: string, found: unknown): string {
  return `${subject} must be ${rule}, got ${JSON.stringify(found)}`;
}
