/**
 * The location of a viewer from CloudFront's headers.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { placeOf } from "../../../../functions/core/routing/place-headers.ts";

const nowhere = { country: undefined, latitude: undefined, longitude: undefined };
const coordinatesOf = (latitude: string | undefined, longitude: string | undefined) =>
  placeOf({ ...nowhere, latitude, longitude }).coordinates;

describe("placeOf", () => {
  it("reads the headers as CloudFront writes them", () => {
    assert.deepEqual(placeOf({ country: "NZ", latitude: "-36.84850", longitude: "174.76350" }), {
      country: "NZ",
      coordinates: { latitude: -36.8485, longitude: 174.7635 },
    });
  });

  it("returns nothing without headers", () => {
    assert.deepEqual(placeOf(nowhere), { country: undefined, coordinates: undefined });
  });

  it("accepts any country code of the right form", () => {
    assert.equal(placeOf({ ...nowhere, country: "ZZ" }).country, "ZZ");
  });

  for (const country of ["", "nz", "N", "NZL", "N1", "NZ ", " NZ", "NZ,AU", "%4EZ", "ÄÖ", "NZ\n"]) {
    it(`ignores the country ${JSON.stringify(country)}`, () => {
      assert.equal(placeOf({ ...nowhere, country }).country, undefined);
    });
  }

  for (const [latitude, longitude] of [
    [90, 180],
    [-90, -180],
    [0, 0],
    [89.999999, 179.999999],
  ] as const) {
    it(`reads ${latitude}, ${longitude}`, () => {
      const read = coordinatesOf(String(latitude), String(longitude));
      assert.deepEqual(read, { latitude, longitude });
    });
  }

  for (const bad of [
    ...["", " ", "90.000001", "-90.000001", "91", "1000", "NaN", "Infinity", "-Infinity", "1e1"],
    ...[
      "0x10",
      "+10",
      "10.",
      ".5",
      "--1",
      "1,5",
      "10 ",
      "%2D36",
      "10%20",
      "१०",
      "1.1234567890123456",
    ],
  ]) {
    it(`returns no coordinates when one is ${JSON.stringify(bad)}`, () => {
      assert.equal(coordinatesOf(bad, "10"), undefined);
      assert.equal(
        coordinatesOf("10", bad === "91" ? "181" : bad.replace("90.", "180.")),
        undefined,
      );
    });
  }

  it("returns no coordinates when one is missing", () => {
    assert.equal(coordinatesOf(undefined, "10"), undefined);
    assert.equal(coordinatesOf("10", undefined), undefined);
  });

  it("never throws, and never returns an invalid place", () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: "binary" }),
      fc.array(fc.string()).map(String),
    );
    fc.assert(
      fc.property(text, text, text, (country, latitude, longitude) => {
        const { coordinates } = placeOf({ country, latitude, longitude });
        assert.ok(Math.abs(coordinates?.latitude ?? 0) <= 90);
        assert.ok(Math.abs(coordinates?.longitude ?? 0) <= 180);
      }),
    );
  });
});
