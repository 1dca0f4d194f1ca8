/**
 * `geoRouting`: the configuration of geo-router from settings.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { countryPoints } from "../../config/country-places.ts";
import { countrySet } from "../../config/country-sets.ts";
import type { RegionTerms, ResidencyTerms } from "../../config/residency-terms.ts";
import { geoRouting } from "../../facade/geo-routing.ts";

const regions = ["eu-west-1", "eu-west-2", "us-east-1"];
const domainNames = Object.fromEntries(regions.map((region) => [region, `${region}.api.test`]));
const plain: RegionTerms = { homeRegion: "eu-west-1", regions, residency: [] };
const terms: ResidencyTerms = { paths: ["/v1/me"], viewers: ["EU"], regions: ["EU"] };

/** The configuration from one residency rule. */
const ruleOf = (parts: Partial<ResidencyTerms>) =>
  geoRouting({ ...plain, residency: [{ ...terms, ...parts }] }, domainNames, false).residency[0];

describe("geoRouting", () => {
  it("returns the whole configuration of a stack without residency rules", () => {
    assert.deepEqual(geoRouting(plain, domainNames, true), {
      homeRegion: "eu-west-1",
      regions: [
        { region: "eu-west-1", domainName: "eu-west-1.api.test", latitude: 53.3, longitude: -6.3 },
        { region: "eu-west-2", domainName: "eu-west-2.api.test", latitude: 51.5, longitude: -0.1 },
        { region: "us-east-1", domainName: "us-east-1.api.test", latitude: 39, longitude: -77.5 },
      ],
      countries: countryPoints,
      residency: [],
      debug: true,
    });
  });

  it("keeps paths unchanged", () => {
    assert.deepEqual(ruleOf({ paths: ["/v1/me", "/auth/*"] })?.paths, ["/v1/me", "/auth/*"]);
  });

  for (const [viewers, expected] of [
    [["EU"], countrySet("EU")],
    [["EEA"], countrySet("EEA")],
    [["EU", "CH", "DE"], [...(countrySet("EU") ?? []), "CH"].sort()],
    [
      ["US", "CA"],
      ["CA", "US"],
    ],
    [["*"], "anyone"],
    [["DE", "*"], "anyone"],
  ] as const) {
    it(`expands the viewers ${viewers.join(" ")}`, () => {
      assert.deepEqual(ruleOf({ viewers })?.viewers, expected);
    });
  }

  for (const [patterns, expected] of [
    [["EU"], ["eu-west-1"]],
    [["eu-*"], ["eu-west-1", "eu-west-2"]],
    [
      ["us-east-1", "eu-west-1"],
      ["eu-west-1", "us-east-1"],
    ],
    [
      ["EU", "us-*", "us-east-1"],
      ["eu-west-1", "us-east-1"],
    ],
    [["*"], regions],
    [["eu-west"], []],
  ] as const) {
    it(`expands the regions ${patterns.join(" ")}`, () => {
      assert.deepEqual(ruleOf({ regions: patterns })?.regions, expected);
    });
  }

  it("rejects a Region without an API", () => {
    assert.throws(() => geoRouting(plain, { "eu-west-1": "x" }, false), {
      name: "RangeError",
      message:
        'every Region must have a known location and the domain name of an API, got "eu-west-2"',
    });
  });
});
