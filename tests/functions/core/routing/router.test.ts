/**
 * The order of Regions for a viewer.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { regionNames } from "../../../../aws/regions.ts";
import type { GeoRouterConfig } from "../../../../functions/contract.ts";
import { createRouter, type RouteRequest } from "../../../../functions/core/routing/router.ts";
import { haversineKm } from "./haversine.ts";
import { at, inCountry, sixRegions, stack, target } from "./stacks.ts";

const path = "/v1/leagues";
const someone = { path, place: inCountry(undefined), attempt: 1, preferred: undefined };

/** Names of the regions that the attempts go to, until there are none. */
function orderOf(config: GeoRouterConfig, request: Partial<RouteRequest> = {}): readonly string[] {
  const route = createRouter(config);
  const order: string[] = [];
  for (let attempt = 1; attempt <= config.regions.length + 1; attempt += 1) {
    const choice = route({ ...someone, ...request, attempt });
    if (choice.kind === "none") {
      return order;
    }
    order.push(choice.target.region);
  }
  throw new Error(`more attempts than regions: ${order.join()}`);
}

describe("createRouter", () => {
  for (const [city, place, first, second] of [
    ["Auckland", at(-36.85, 174.76), "ap-southeast-2", "us-west-2"],
    ["Lisbon", at(38.72, -9.14), "eu-west-1", "eu-central-1"],
    ["São Paulo", at(-23.55, -46.63), "sa-east-1", "us-east-1"],
    ["Vienna", at(48.21, 16.37), "eu-central-1", "eu-west-1"],
    ["Edinburgh", at(55.95, -3.19), "eu-west-1", "eu-central-1"],
    ["Seattle", at(47.61, -122.33), "us-west-2", "us-east-1"],
    ["Miami", at(25.76, -80.19), "us-east-1", "us-west-2"],
    ["Honolulu", at(21.31, -157.86), "us-west-2", "us-east-1"],
    ["Cape Town", at(-33.92, 18.42), "sa-east-1", "eu-central-1"],
    ["Tokyo", at(35.68, 139.69), "ap-southeast-2", "us-west-2"],
    ["Suva, by the date line", at(-18.14, 178.44), "ap-southeast-2", "us-west-2"],
    ["the north pole", at(90, 0), "eu-west-1", "eu-central-1"],
  ] as const) {
    it(`routes ${city} to ${first}, then to ${second}`, () => {
      const distances = sixRegions.map((region) => ({
        region,
        km: haversineKm(place.coordinates ?? { latitude: 0, longitude: 0 }, target(region)),
      }));
      assert.deepEqual(
        distances.sort((a, b) => a.km - b.km).map(({ region }) => region),
        orderOf(stack(), { place }),
      );
      assert.deepEqual(orderOf(stack(), { place }).slice(0, 2), [first, second]);
    });
  }

  for (const [country, first] of [
    ["NZ", "ap-southeast-2"],
    ["AU", "ap-southeast-2"],
    ["PT", "eu-west-1"],
    ["PL", "eu-central-1"],
    ["BR", "sa-east-1"],
    ["US", "us-east-1"],
    ["CA", "us-east-1"],
    ["MX", "us-east-1"],
    ["RU", "eu-central-1"],
    ["FJ", "ap-southeast-2"],
  ] as const) {
    it(`routes ${country} to ${first} without coordinates`, () => {
      assert.equal(orderOf(stack(), { place: inCountry(country) })[0], first);
    });
  }

  it("prefers coordinates to the country", () => {
    const [seattle, sydney] = [at(47.61, -122.33, "US"), at(-33.87, 151.21, "US")];
    assert.equal(orderOf(stack(), { place: seattle })[0], "us-west-2");
    assert.equal(orderOf(stack(), { place: sydney })[0], "ap-southeast-2");
  });

  for (const country of [undefined, "XK", "ZZ", "EU", "BV"]) {
    it(`routes a viewer in ${country ?? "no country"} from the home Region`, () => {
      assert.deepEqual(orderOf(stack(), { place: inCountry(country) }), [
        "eu-west-1",
        "eu-central-1",
        "us-east-1",
        "us-west-2",
        "sa-east-1",
        "ap-southeast-2",
      ]);
      const elsewhere = stack(sixRegions, { homeRegion: "us-west-2" });
      assert.deepEqual(orderOf(elsewhere, { place: inCountry(country) }).slice(0, 2), [
        "us-west-2",
        "us-east-1",
      ]);
    });
  }

  it("ignores countries that are properties of Object.prototype", () => {
    assert.equal(orderOf(stack(), { place: inCountry("constructor") })[0], "eu-west-1");
  });

  it("returns the domain name of the Region's API", () => {
    assert.deepEqual(createRouter(stack())(someone), {
      kind: "region",
      target: target("eu-west-1"),
    });
  });

  it("returns none after the last Region", () => {
    const route = createRouter(stack(["eu-west-1"]));
    assert.equal(route(someone).kind, "region");
    assert.deepEqual(route({ ...someone, attempt: 2 }), { kind: "none" });
  });

  it("returns none for an invalid attempt", () => {
    for (const attempt of [0, -1, Number.NaN]) {
      assert.deepEqual(createRouter(stack())({ ...someone, attempt }), { kind: "none" });
    }
  });

  it("returns none in a stack without Regions", () => {
    for (const place of [inCountry(undefined), inCountry("NZ"), at(0, 0)]) {
      assert.deepEqual(orderOf(stack([]), { place }), []);
    }
  });

  it("uses the first Region as home when home is not a Region of the stack", () => {
    const lost = stack(["us-west-2", "us-east-1"], { homeRegion: "eu-west-1" });
    assert.deepEqual(orderOf(lost), ["us-west-2", "us-east-1"]);
  });

  it("keeps the stack's order for Regions at the same distance", () => {
    const twins = ["b", "a", "c"].map((region) => ({ ...target("eu-west-1"), region }));
    assert.deepEqual(orderOf({ ...stack(), regions: twins }, { place: at(1, 2) }), ["b", "a", "c"]);
  });

  describe("with debug on", () => {
    const debugging = stack(sixRegions, {
      debug: true,
      residency: [{ paths: ["/v1/me"], viewers: ["DE"], regions: ["eu-west-1", "eu-central-1"] }],
    });

    it("puts the preferred Region first", () => {
      assert.deepEqual(orderOf(debugging, { place: inCountry("NZ"), preferred: "us-east-1" }), [
        "us-east-1",
        ...orderOf(debugging, { place: inCountry("NZ") }).filter((name) => name !== "us-east-1"),
      ]);
    });

    it("never exceeds residency for it", () => {
      const asked = { path: "/v1/me", place: inCountry("DE") };
      assert.deepEqual(orderOf(debugging, { ...asked, preferred: "us-east-1" }), [
        "eu-central-1",
        "eu-west-1",
      ]);
      assert.deepEqual(orderOf(debugging, { ...asked, preferred: "eu-west-1" }), [
        "eu-west-1",
        "eu-central-1",
      ]);
    });

    for (const preferred of ["", "eu-west-9", "US-EAST-1", "us-east-1 "]) {
      it(`ignores ${JSON.stringify(preferred)}`, () => {
        assert.deepEqual(orderOf(debugging, { preferred }), orderOf(debugging));
      });
    }

    it("ignores the preferred Region with debug off", () => {
      assert.deepEqual(orderOf(stack(), { preferred: "us-east-1" }), orderOf(stack()));
    });
  });

  it("orders any Regions from any place as the haversine formula does", () => {
    const place = fc.record({
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    const regions = fc.subarray([...regionNames], { minLength: 1 });
    const country = fc.constantFrom(undefined, "DE", "NZ");
    fc.assert(
      fc.property(place, regions, country, (coordinates, names, code) => {
        const order = orderOf(stack(names), { place: { country: code, coordinates } });
        assert.deepEqual([...order].sort(), [...names].sort());
        const distances = order.map((region) => haversineKm(coordinates, target(region)));
        distances.forEach((km, index) => {
          assert.ok(km >= (distances[index - 1] ?? 0) - 1e-6);
        });
      }),
      { numRuns: 300 },
    );
  });
});
