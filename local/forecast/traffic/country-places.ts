/**
 * Where viewers of a country are.
 *
 * @module
 */
import { type EdgeCity, edgeCities } from "../../../aws/cloudfront-locations.ts";

/** A place of viewers: a city of their country. */
export type Place = EdgeCity;

/** Largest cities of countries without edge locations: name, code, degrees north, degrees east. */
const others: readonly (readonly [string, string, number, number])[] = [
  ["Algiers", "DZ", 36.8, 3.1],
  ["Accra", "GH", 5.6, -0.2],
  ["Apia", "WS", -13.8, -171.8],
  ["Casablanca", "MA", 33.6, -7.6],
  ["Colombo", "LK", 6.9, 79.9],
  ["Dhaka", "BD", 23.8, 90.4],
  ["Guayaquil", "EC", -2.2, -79.9],
  ["Harare", "ZW", -17.8, 31.1],
  ["Karachi", "PK", 24.9, 67.0],
  ["Kyiv", "UA", 50.5, 30.5],
  ["Ljubljana", "SI", 46.1, 14.5],
  ["Luxembourg", "LU", 49.6, 6.1],
  ["Montevideo", "UY", -34.9, -56.2],
  ["Nuku'alofa", "TO", -21.1, -175.2],
  ["Port Moresby", "PG", -9.4, 147.2],
  ["Reykjavik", "IS", 64.1, -21.9],
  ["Riga", "LV", 56.9, 24.1],
  ["Riyadh", "SA", 24.7, 46.7],
  ["Suva", "FJ", -18.1, 178.4],
  ["Tallinn", "EE", 59.4, 24.8],
  ["Tbilisi", "GE", 41.7, 44.8],
  ["Tunis", "TN", 36.8, 10.2],
  ["Vilnius", "LT", 54.7, 25.3],
  ["Windhoek", "NA", -22.6, 17.1],
];

const placesOthers: readonly Place[] = others.map(([name, country, latitude, longitude]) => ({
  name,
  code: "",
  country,
  latitude,
  longitude,
}));

/** The places of a country, to each of which an equal share of its viewers belongs; none where it is not known. */
export function placesOf(country: string): readonly Place[] {
  const isOf = (place: Place) => place.country === country;
  const cities = edgeCities.value.filter(isOf);
  return cities.length > 0 ? cities : placesOthers.filter(isOf);
}

/** The city of an edge location by its name, like `LHR50-C1`; `undefined` where it is not known. */
export function cityOfEdge(location: string): Place | undefined {
  const code = location.slice(0, 3).toUpperCase();
  return edgeCities.value.find((city) => city.code === code);
}

/** Codes of the countries whose places are known, sorted. */
export function knownCountries(): readonly string[] {
  const all = [...edgeCities.value, ...placesOthers];
  return [...new Set(all.map(({ country }) => country))].sort();
}
