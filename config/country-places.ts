/**
 * A point for each country of ISO 3166-1: for viewers of whom no more is known than where CloudFront takes
 * their address to be.
 *
 * From the tz database, as moment-timezone carries it (MIT): the town that names a country's first zone.
 * The database lists populous zones first where geography lets it, so that the point is nearer to most
 * people than the middle of the land would be: New York and not Kansas.
 *
 * @see https://github.com/eggert/tz/blob/main/zone.tab
 * @module
 */
import latest from "moment-timezone/data/meta/latest.json" with { type: "json" };

/** `[latitude, longitude]`, degrees to one decimal: 11 km at most, where a country is hundreds across. */
export type CountryPoint = readonly [latitude: number, longitude: number];

/** A zone of the tz database. */
interface Zone {
  readonly lat: number;
  readonly long: number;
  /** Those that keep its time; the first is the one it lies in. */
  readonly countries: readonly string[];
}

/**
 * A point for each country, by ISO 3166-1 alpha-2 code, in the order of the codes. Missing are Bouvet
 * Island (BV), Heard Island and McDonald Islands (HM), which have neither zones nor inhabitants.
 */
export function countryPoints(): Readonly<Record<string, CountryPoint>> {
  const zones: Readonly<Record<string, Zone>> = latest.zones;
  const points = Object.entries(latest.countries).flatMap(([country, { zones: names }]) => {
    const own = names
      .map((name) => zones[name])
      .find((zone) => zone !== undefined && zone.countries[0] === country);
    return own === undefined ? [] : [[country, pointOf(own)] as const];
  });
  return Object.fromEntries(points.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function pointOf({ lat, long }: Zone): CountryPoint {
  return [rounded(mended(lat)), rounded(mended(long))];
}

/**
 * Takes back a mistake of moment-timezone's data: it applies a sign to the degrees and not to the minutes,
 * so that 36° 52′ south becomes -36 + 52/60 = -35.13. Where the degrees are 0 the sign is lost, and up to
 * two degrees of place with it: Accra comes out half a degree too far east, which is still Ghana. A test
 * holds Auckland where it is, and fails when the data is put right.
 */
function mended(degrees: number): number {
  return degrees < 0 ? 2 * Math.floor(degrees) - degrees : degrees;
}

function rounded(degrees: number): number {
  return Math.round(degrees * 10) / 10;
}
