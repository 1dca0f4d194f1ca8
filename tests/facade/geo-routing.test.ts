/**
 * From the words of a stack file to what the router is told; everything wrong at once.
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

/** What becomes of one rule. */
const ruleOf = (parts: Partial<ResidencyTerms>) =>
  geoRouting({ ...plain, residency: [{ ...terms, ...parts }] }, domainNames, false).residency[0];

describe("geoRouting", () => {
  it("says everything there is to know, for a stack without rules", () => {
    assert.deepEqual(geoRouting(plain, domainNames, true), {
      homeRegion: "eu-west-1",
      regions: [
        { region: "eu-west-1", domainName: "eu-west-1.api.test", latitude: 53.3, longitude: -6.3 },
        { region: "eu-west-2", domainName: "eu-west-2.api.test", latitude: 51.5, longitude: -0.1 },
        { region: "us-east-1", domainName: "us-east-1.api.test", latitude: 39, longitude: -77.5 },
      ],
      countries: countryPoints(),
      residency: [],
      debug: true,
    });
  });

  it("passes paths on as they are", () => {
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
    it(`understands the viewers ${viewers.join(" ")}`, () => {
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
    it(`understands the regions ${patterns.join(" ")}`, () => {
      assert.deepEqual(ruleOf({ regions: patterns })?.regions, expected);
    });
  }

  it("refuses a Region without an API", () => {
    assert.throws(() => geoRouting(plain, { "eu-west-1": "x" }, false), {
      name: "RangeError",
      message: 'every Region must have a place and the domain name of an API, got "eu-west-2"',
    });
  });
});
