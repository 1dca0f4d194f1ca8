/**
 * Residency, exhaustively: every country, every subset of the regions, every class of routes, both attempts.
 *
 * What is allowed is written down here a second time, without the rules' own words, and distance is the
 * haversine formula's. So this holds the choice to the law, and not to itself.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { countryPoints } from "../../../../config/country-places.ts";
import type { GeoRouterConfig, ResidencyRule } from "../../../../functions/contract.ts";
import { placeOf } from "../../../../functions/core/routing/place-headers.ts";
import { createRouter } from "../../../../functions/core/routing/router.ts";
import { haversineKm } from "./haversine.ts";
import { isoCountries } from "./iso-countries.ts";
import { sixRegions, stack, target } from "./stacks.ts";

type Region = (typeof sixRegions)[number];

/** An independent list: the 27 members, and their territories with separate codes. */
const union =
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK AX GF GP MF MQ RE YT".split(
    " ",
  );
const europe: readonly Region[] = ["eu-west-1", "eu-central-1"];
const america: readonly Region[] = ["us-east-1", "us-west-2"];

const residency: readonly ResidencyRule[] = [
  { paths: ["/v1/me"], viewers: union, regions: europe },
  { paths: ["/v1/audit/*"], viewers: "anyone", regions: ["eu-west-1"] },
  { paths: ["/v1/both"], viewers: union, regions: europe },
  { paths: ["/v1/both"], viewers: "anyone", regions: ["us-east-1", "eu-central-1"] },
  { paths: ["/v1/split"], viewers: union, regions: europe },
  { paths: ["/v1/split"], viewers: ["FR", "US"], regions: america },
];

/** Of a class of routes: a path, and what the law allows a viewer who may be in the EU, France or the US. */
interface RouteClass {
  readonly name: string;
  readonly path: string;
  readonly allowed: (may: {
    readonly union: boolean;
    readonly frenchOrAmerican: boolean;
  }) => readonly Region[];
}

const routeClasses: readonly RouteClass[] = [
  { name: "public", path: "/v1/leagues/a/table", allowed: () => sixRegions },
  { name: "personal", path: "/v1/me", allowed: (may) => (may.union ? europe : sixRegions) },
  { name: "one Region for every viewer", path: "/v1/audit/x", allowed: () => ["eu-west-1"] },
  {
    name: "two rules that overlap",
    path: "/v1/both",
    allowed: (may) => (may.union ? ["eu-central-1"] : ["us-east-1", "eu-central-1"]),
  },
  {
    name: "two rules that exclude each other for some",
    path: "/v1/split",
    allowed: (may) => {
      const first = may.union ? europe : sixRegions;
      return may.frenchOrAmerican ? first.filter((region) => america.includes(region)) : first;
    },
  },
  {
    name: "a path in disguise, under every rule",
    path: "/v1/%6de",
    allowed: () => [],
  },
];

/** Every country there is, none, and what is no country. */
const countries = [...isoCountries, undefined, "", "eu", "EU", "XK", "ZZ", "%45U", "DE,US"];

const points = countryPoints;

/** Every subset of the regions, the empty one and all of them included. */
const subsets = Array.from({ length: 2 ** sixRegions.length }, (_, bits) =>
  sixRegions.filter((_name, index) => (bits >> index) % 2 === 1),
);

/** Regions by distance from where a viewer in a country is taken to be. */
function byDistance(country: string | undefined, home: Region): readonly Region[] {
  const [latitude, longitude] = points[country ?? ""] ?? [
    target(home).latitude,
    target(home).longitude,
  ];
  const km = (region: Region): number => haversineKm({ latitude, longitude }, target(region));
  return [...sixRegions].sort((a, b) => km(a) - km(b));
}

/** Unknown means: may be anywhere. */
function allowedFor({ allowed }: RouteClass, country: string | undefined): readonly Region[] {
  const unknown = country === undefined || points[country] === undefined;
  return allowed({
    union: unknown || union.includes(country),
    frenchOrAmerican: unknown || country === "FR" || country === "US",
  });
}

/** The regions that the first and the second attempt of a request go to. */
function attempts(
  config: GeoRouterConfig,
  path: string,
): (country: string | undefined) => readonly (string | undefined)[] {
  const route = createRouter(config);
  return (country) => {
    const place = placeOf({ country, latitude: undefined, longitude: undefined });
    return [1, 2].map((attempt) => {
      const choice = route({ path, place, attempt, preferred: undefined });
      return choice.kind === "region" ? choice.target.region : undefined;
    });
  };
}

describe("the router, in every country", () => {
  it("covers every country of ISO 3166-1", () => {
    assert.equal(new Set(isoCountries).size, 249);
  });

  for (const routeClass of routeClasses) {
    const { name, path } = routeClass;

    it(`chooses the nearest allowed Regions of any stack, or none: ${name}`, () => {
      for (const regions of subsets) {
        const choose = attempts(stack(regions, { residency }), path);
        for (const country of countries) {
          const allowed = allowedFor(routeClass, country);
          const expected = byDistance(country, regions[0] ?? "eu-west-1").filter(
            (region) => regions.includes(region) && allowed.includes(region),
          );
          const chosen = choose(country);
          if (chosen[0] !== expected[0] || chosen[1] !== expected[1]) {
            assert.deepEqual(chosen, expected.slice(0, 2), `${country} in ${regions.join()}`);
          }
        }
      }
    });

    it(`chooses an allowed Region after any failures, or none: ${name}`, () => {
      const choose = attempts(stack(sixRegions, { residency }), path);
      for (const country of countries) {
        const allowed: readonly string[] = allowedFor(routeClass, country);
        const chosen = choose(country);
        assert.equal(chosen[0] === undefined, allowed.length === 0, `${country}`);
        assert.equal(chosen[1] === undefined, allowed.length < 2, `${country}`);
        for (const healthy of subsets) {
          const answering = chosen.find((region) => healthy.some((up) => up === region));
          assert.ok(answering === undefined || allowed.includes(answering), `${country}`);
          const both = chosen.every((region) => region !== undefined);
          if (both && healthy.length === sixRegions.length - 1) {
            assert.ok(answering !== undefined, `${country} lost with one region`);
          }
        }
      }
    });
  }

  it("uses coordinates only to choose among the allowed Regions", () => {
    const route = createRouter(stack(sixRegions, { residency }));
    for (const country of countries) {
      const place = placeOf({ country, latitude: "-33.87", longitude: "151.21" });
      const choice = route({ path: "/v1/me", place, attempt: 1, preferred: undefined });
      const unknown = country === undefined || points[country] === undefined;
      assert.equal(
        choice.kind === "region" && choice.target.region,
        unknown || union.includes(country) ? "eu-central-1" : "ap-southeast-2",
        `${country}`,
      );
    }
  });
});
