/**
 * `residencyProblems`: invalid Regions and residency rules, all problems together.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { regionNames } from "../../aws/regions.ts";
import {
  type RegionTerms,
  type ResidencyTerms,
  residencyProblems,
} from "../../config/residency-terms.ts";

const regions = ["eu-west-1", "eu-west-2", "us-east-1"];
const plain: RegionTerms = { homeRegion: "eu-west-1", regions, residency: [] };
const terms: ResidencyTerms = { paths: ["/v1/me"], viewers: ["EU"], regions: ["EU"] };

describe("residencyProblems", () => {
  it("returns no problems for valid rules", () => {
    const residency = [
      terms,
      { paths: ["/*"], viewers: ["*"], regions: ["eu-*"] },
      { paths: ["/v1/a_b.c~d-e/*", "/x"], viewers: ["US", "EEA"], regions: ["us-east-1", "EEA"] },
    ];
    assert.deepEqual(residencyProblems({ ...plain, residency }), []);
    assert.deepEqual(
      residencyProblems({ homeRegion: "us-east-1", regions: ["us-east-1"], residency: [] }),
      [],
    );
  });

  it("returns no problems for all AWS Regions", () => {
    assert.deepEqual(residencyProblems({ ...plain, regions: regionNames }), []);
  });

  it("returns all problems together", () => {
    const found = residencyProblems({
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
    it(`rejects the path ${JSON.stringify(path)}`, () => {
      const residency = [{ ...terms, paths: [path] }];
      assert.deepEqual(residencyProblems({ ...plain, residency }), [
        `residency[0].paths[0] must be a path such as /v1/me, or /v1/*, got ${JSON.stringify(path)}`,
      ]);
    });
  }

  for (const viewer of ["", "de", "DEU", "constructor", "EU ", "BV"]) {
    it(`rejects the viewers ${JSON.stringify(viewer)}`, () => {
      const residency = [{ ...terms, viewers: [viewer] }];
      assert.equal(residencyProblems({ ...plain, residency }).length, 1);
    });
  }

  for (const pattern of ["", "eu-west-3", "eu-west", "EU-*", "eu", "ap-*", "eu-*-1"]) {
    it(`rejects the regions ${JSON.stringify(pattern)}`, () => {
      const residency = [{ ...terms, regions: [pattern] }];
      assert.equal(residencyProblems({ ...plain, residency }).length, 1);
    });
  }

  it("rejects a set of countries without a Region of the stack", () => {
    const found = residencyProblems({
      homeRegion: "us-east-1",
      regions: ["us-east-1", "eu-west-2"],
      residency: [terms],
    });
    assert.equal(found.length, 1);
  });
});
