/**
 * Country sets as the law defines them.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { countryPoints } from "../../config/country-places.ts";
import { countrySet, countrySetNames } from "../../config/country-sets.ts";
import { isoCountries } from "../functions/core/routing/iso-countries.ts";

describe("countrySet", () => {
  it("has the 27 members of the EU, and seven territories with separate codes", () => {
    assert.equal(
      countrySet("EU")?.join(" "),
      "AT AX BE BG CY CZ DE DK EE ES FI FR GF GP GR HR HU IE IT LT LU LV MF MQ MT NL PL PT RE RO SE SI SK YT",
    );
  });

  it("adds Iceland, Liechtenstein, Norway and Jan Mayen for the EEA", () => {
    const union = countrySet("EU") ?? [];
    assert.deepEqual(countrySet("EEA"), [...union, "IS", "LI", "NO", "SJ"].sort());
  });

  for (const country of ["GB", "CH", "GL", "FO", "NC", "PF", "AW", "CW", "GI", "IM", "MC", "SM"]) {
    it(`does not contain ${country}`, () => {
      assert.deepEqual(
        countrySetNames.filter((name) => countrySet(name)?.includes(country)),
        [],
      );
    });
  }

  it("consists of countries with a location, and has no country's code as its name", () => {
    const points = countryPoints;
    for (const name of countrySetNames) {
      assert.equal(isoCountries.includes(name), false, name);
      assert.deepEqual(
        countrySet(name)?.filter((country) => points[country] === undefined),
        [],
      );
    }
  });

  it("returns undefined for other names", () => {
    for (const name of ["", "eu", "DE", "constructor"]) {
      assert.equal(countrySet(name), undefined);
    }
  });
});
