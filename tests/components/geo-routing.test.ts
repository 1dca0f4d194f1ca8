/**
 * From the words of a stack file to what the router is told; everything wrong at once.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { countryPoints } from "../../components/country-places.ts";
import { countrySet } from "../../components/country-sets.ts";
import {
  type GeoRoutingArgs,
  geoRouting,
  geoRoutingProblems,
  type ResidencyTerms,
} from "../../components/geo-routing.ts";
import { regionNames } from "../../components/region-places.ts";

const regions = ["eu-west-1", "eu-west-2", "us-east-1"];
const domainNames = Object.fromEntries(regions.map((region) => [region, `${region}.api.test`]));
const plain: GeoRoutingArgs = { homeRegion: "eu-west-1", regions, residency: [] };
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

describe("geoRoutingProblems", () => {
  it("finds nothing wrong with what is right", () => {
    const residency = [
      terms,
      { paths: ["/*"], viewers: ["*"], regions: ["eu-*"] },
      { paths: ["/v1/a_b.c~d-e/*", "/x"], viewers: ["US", "EEA"], regions: ["us-east-1", "EEA"] },
    ];
    assert.deepEqual(geoRoutingProblems({ ...plain, residency }), []);
    assert.deepEqual(
      geoRoutingProblems({ homeRegion: "us-east-1", regions: ["us-east-1"], residency: [] }),
      [],
    );
  });

  it("finds nothing wrong with all Regions there are", () => {
    assert.deepEqual(geoRoutingProblems({ ...plain, regions: regionNames }), []);
  });

  it("says everything that is wrong at once", () => {
    const found = geoRoutingProblems({
      homeRegion: "eu-north-1",
      regions: ["eu-west-1", "eu-west-9", "eu-west-1"],
      residency: [
        { paths: [], viewers: [], regions: [] },
        { paths: ["v1/me"], viewers: ["UK"], regions: ["us-*"] },
      ],
    });
    assert.deepEqual(found, [
      'homeRegion must be one of eu-west-1, eu-west-9, eu-west-1, got "eu-north-1"',
      `regions[1] must be one of ${regionNames.join(", ")}, got "eu-west-9"`,
      'regions[2] must be a Region that is not listed before, got "eu-west-1"',
      "residency[0].paths must be a list of at least one, got []",
      "residency[0].viewers must be a list of at least one, got []",
      "residency[0].regions must be a list of at least one, got []",
      'residency[1].paths[0] must be a path such as /v1/me, or /v1/*, got "v1/me"',
      'residency[1].viewers[0] must be the ISO 3166-1 code of a country, EU, EEA or *, got "UK"',
      'residency[1].regions[0] must be a Region of the stack, the beginning of one\'s name and *, or EU, EEA with a Region in it; the stack has eu-west-1, eu-west-9, eu-west-1, got "us-*"',
    ]);
  });

  for (const path of [
    ...["", "/", "*", "/v1*", "/v1/*/me", "/v1/%6de", "//v1", "/v1//me", "/v1/../me", "/."],
    ...["/v1/me?x", "/v1/me#x", "/v1/a b", "/v1/ä", "/v1/me/", "/*/"],
  ]) {
    it(`refuses the path ${JSON.stringify(path)}`, () => {
      const residency = [{ ...terms, paths: [path] }];
      assert.deepEqual(geoRoutingProblems({ ...plain, residency }), [
        `residency[0].paths[0] must be a path such as /v1/me, or /v1/*, got ${JSON.stringify(path)}`,
      ]);
    });
  }

  for (const viewer of ["", "de", "DEU", "constructor", "EU ", "BV"]) {
    it(`refuses the viewers ${JSON.stringify(viewer)}`, () => {
      const residency = [{ ...terms, viewers: [viewer] }];
      assert.equal(geoRoutingProblems({ ...plain, residency }).length, 1);
    });
  }

  for (const pattern of ["", "eu-west-3", "eu-west", "EU-*", "eu", "ap-*", "eu-*-1"]) {
    it(`refuses the regions ${JSON.stringify(pattern)}`, () => {
      const residency = [{ ...terms, regions: [pattern] }];
      assert.equal(geoRoutingProblems({ ...plain, residency }).length, 1);
    });
  }

  it("refuses a set of countries that no Region of the stack is in", () => {
    const found = geoRoutingProblems({
      homeRegion: "us-east-1",
      regions: ["us-east-1", "eu-west-2"],
      residency: [terms],
    });
    assert.equal(found.length, 1);
  });
});
