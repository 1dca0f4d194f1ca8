/**
 * A location for each country of ISO 3166-1, for viewers of whom CloudFront knows the country only.
 *
 * From the tz database in moment-timezone (MIT): the town that names a country's first zone. The database lists populous
 * zones first where possible, so the location is nearer to most people than the center of the country: New York, not Kansas.
 *
 * @see https://github.com/eggert/tz/blob/main/zone.tab
 * @module
 */
import latest from "moment-timezone/data/meta/latest.json" with { type: "json" };

/** `[latitude, longitude]` in degrees with one decimal, which is exact to 11 km. */
type CountryPoint = readonly [latitude: number, longitude: number];

/** A zone of the tz database. */
interface Zone {
  readonly lat: number;
  readonly long: number;
  /** Codes of the countries that use the zone; the first is the one that contains its town. */
  readonly countries: readonly string[];
}

/**
 * @returns a location for each country, by ISO 3166-1 alpha-2 code, sorted. Bouvet Island (BV), Heard Island and McDonald
 * Islands (HM) are missing: they have neither time zones nor inhabitants.
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
 * Corrects an error in moment-timezone's data, which applies a sign to the degrees and not to the minutes: 36° 52′ south
 * becomes -36 + 52/60 = -35.13. Where the degrees are 0 the sign is lost, with an error of up to two degrees: Accra is half a
 * degree too far east, which is still in Ghana. A test of Auckland fails when the data is corrected.
 */
function mended(degrees: number): number {
  return degrees < 0 ? 2 * Math.floor(degrees) - degrees : degrees;
}

function rounded(degrees: number): number {
  return Math.round(degrees * 10) / 10;
}
