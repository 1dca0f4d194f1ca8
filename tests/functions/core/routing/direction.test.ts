/**
 * Unit vectors of points, and their nearness.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { directionOf, nearness } from "../../../../functions/core/routing/direction.ts";
import { haversineKm } from "./haversine.ts";

const near = (value: number, expected: number): void =>
  assert.ok(Math.abs(value - expected) < 1e-12, `${value} is not ${expected}`);

/** Any point on Earth. */
const point = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

describe("directionOf", () => {
  for (const [title, latitude, longitude, x, y, z] of [
    ["the Gulf of Guinea", 0, 0, 1, 0, 0],
    ["the Indian Ocean", 0, 90, 0, 1, 0],
    ["the north pole", 90, 0, 0, 0, 1],
    ["the south pole, by any meridian", -90, 77, 0, 0, -1],
    ["the date line", 0, 180, -1, 0, 0],
    ["the date line from the other side", 0, -180, -1, 0, 0],
  ] as const) {
    it(`points to ${title}`, () => {
      const direction = directionOf({ latitude, longitude });
      near(direction.x, x);
      near(direction.y, y);
      near(direction.z, z);
    });
  }

  it("has length 1", () => {
    fc.assert(
      fc.property(point, (anywhere) => {
        const direction = directionOf(anywhere);
        near(nearness(direction, direction), 1);
      }),
    );
  });
});

describe("nearness", () => {
  it("is the cosine of the distance, by the haversine formula", () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        const expected = Math.cos(haversineKm(a, b) / 6371);
        assert.ok(Math.abs(nearness(directionOf(a), directionOf(b)) - expected) < 1e-9);
      }),
    );
  });
});
