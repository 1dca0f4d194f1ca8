/** Places of viewers, and distances. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { distanceKm, regionsByDistance, viewerPlaces } from "../../console/viewer-places.ts";
import { parsePlace } from "../../server/local-headers.ts";

const london = { latitude: 51.51, longitude: -0.13 };

describe("viewerPlaces", () => {
  it("has each label once, and texts that x-local-viewer takes", () => {
    assert.equal(new Set(viewerPlaces.map(({ label }) => label)).size, viewerPlaces.length);
    for (const { viewer, country, latitude } of viewerPlaces) {
      const place = parsePlace(viewer);
      assert.deepEqual([place?.country, place?.latitude], [country, String(latitude)]);
    }
  });
});

describe("distanceKm", () => {
  for (const [title, place, km] of [
    ["New York", { latitude: 40.71, longitude: -74.01 }, 5_570],
    ["Sydney", { latitude: -33.87, longitude: 151.21 }, 16_993],
    ["itself", london, 0],
    ["its antipode", { latitude: -51.51, longitude: 179.87 }, 20_015],
  ] as const) {
    it(`is ${km} km from London to ${title}`, () => {
      assert.ok(Math.abs(distanceKm(london, place) - km) < 5, `${distanceKm(london, place)}`);
    });
  }
});

describe("regionsByDistance", () => {
  it("lists the nearest first, and none whose place is not known", () => {
    const names = ["us-east-1", "mars-1", "eu-west-2", "eu-west-1"];
    assert.deepEqual(
      regionsByDistance(names, london).map(({ region }) => region),
      ["eu-west-2", "eu-west-1", "us-east-1"],
    );
  });
});
