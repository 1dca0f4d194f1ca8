/**
 * Locations of countries.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { countryPoints } from "../../config/country-places.ts";
import { isoCountries } from "../functions/core/routing/iso-countries.ts";

describe("countryPoints", () => {
  const points = countryPoints;

  it("has every country of ISO 3166-1 but two without inhabitants, sorted", () => {
    assert.deepEqual(
      Object.keys(points),
      isoCountries.filter((country) => !["BV", "HM"].includes(country)).sort(),
    );
  });

  for (const [country, expected] of [
    ["NZ", [-36.9, 174.8]],
    ["US", [40.7, -74]],
    ["DE", [52.5, 13.4]],
    ["KE", [-1.3, 36.8]],
    ["AR", [-34.6, -58.4]],
    ["CL", [-33.4, -70.7]],
    ["IS", [64.2, -21.8]],
    ["IN", [22.5, 88.4]],
    ["PT", [38.7, -9.1]],
    // Less than a degree west of Greenwich, and south of the equator.
    ["GB", [51.5, -0.1]],
    ["NR", [-0.5, 166.9]],
  ] as const) {
    it(`locates ${country} at ${expected.join(", ")}`, () => {
      assert.deepEqual(points[country], expected);
    });
  }

  it("returns valid degrees with one decimal", () => {
    for (const [country, [latitude, longitude]] of Object.entries(points)) {
      assert.ok(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180, country);
      for (const degrees of [latitude, longitude]) {
        assert.equal(Number(degrees.toFixed(1)), degrees, country);
        assert.ok(!Object.is(degrees, -0), country);
      }
    }
  });
});
