/**
 * Every commercial Region has a place.
 *
 * @module
 */
import assert from "node:assert/strict";
import { Region } from "@pulumi/aws/types/enums/index.js";
import { describe, it } from "mocha";
import { regionNames, regionPlaces } from "../../aws/regions.ts";
import { countryPoints } from "../../config/country-places.ts";
import { haversineKm } from "../functions/core/routing/haversine.ts";

/** China, the governments' and the European sovereign cloud are partitions of their own. */
const otherPartitions = /^(?:cn|us-gov|us-iso[bf]?|eu-isoe|eusc)-/;

describe("regionNames", () => {
  it("are the Regions of the provider's partition aws, no more and no fewer", () => {
    const expected = Object.values(Region).filter((region) => !otherPartitions.test(region));
    assert.deepEqual([...regionNames].sort(), expected.sort());
  });
});

describe("regionPlaces", () => {
  it("knows nothing of other Regions", () => {
    for (const region of ["eu-west-9", "cn-north-1", "", "constructor"]) {
      assert.equal(regionPlaces.value.get(region), undefined);
    }
  });

  it("says of Europe's Regions under whose law they stand, which their names do not", () => {
    const european = regionNames.filter((region) => region.startsWith("eu-"));
    assert.deepEqual(
      european.map((region) => `${region} ${regionPlaces.value.get(region)?.country}`),
      [
        "eu-central-1 DE",
        "eu-central-2 CH",
        "eu-north-1 SE",
        "eu-south-1 IT",
        "eu-south-2 ES",
        "eu-west-1 IE",
        "eu-west-2 GB",
        "eu-west-3 FR",
      ],
    );
  });

  it("names countries that there are, as far from their first towns as countries are wide", () => {
    const points = countryPoints;
    for (const region of regionNames) {
      const place = regionPlaces.value.get(region);
      assert.ok(place !== undefined, region);
      const [latitude, longitude] = points[place.country] ?? [];
      assert.ok(latitude !== undefined && longitude !== undefined, place.country);
      assert.ok(haversineKm(place, { latitude, longitude }) < 4500, region);
    }
  });

  for (const [a, b, least, most] of [
    ["eu-west-1", "eu-west-2", 400, 500],
    ["us-east-1", "us-west-2", 3400, 3700],
    ["ap-southeast-2", "ap-southeast-6", 2050, 2250],
    ["eu-central-1", "us-east-1", 6400, 6700],
    ["sa-east-1", "af-south-1", 6200, 6600],
    ["ap-northeast-1", "ap-northeast-3", 350, 450],
  ] as const) {
    it(`puts ${a} ${least} to ${most} km from ${b}`, () => {
      const [one, other] = [regionPlaces.value.get(a), regionPlaces.value.get(b)];
      assert.ok(one !== undefined && other !== undefined);
      const km = haversineKm(one, other);
      assert.ok(km >= least && km <= most, `${km}`);
    });
  }
});
