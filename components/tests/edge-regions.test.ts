/**
 * `edgeRegions`: the Regions that each price class may run functions in.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { priceClasses } from "../../config.ts";
import { edgeRegions } from "../edge-regions.ts";

const america = ["us-east-1", "us-east-2", "us-west-1", "us-west-2"];
const europe = ["eu-central-1", "eu-west-1", "eu-west-2"];
const asia = [
  ...["ap-south-1", "ap-northeast-1", "ap-northeast-2"],
  ...["ap-southeast-1", "ap-southeast-2"],
];

describe("edgeRegions", () => {
  for (const [priceClass, expected] of [
    ["PriceClass_100", [...america, ...europe]],
    ["PriceClass_200", [...america, ...asia, ...europe]],
    ["PriceClass_All", [...america, ...asia, ...europe, "sa-east-1"]],
    ["an unknown price class", [...america, ...asia, ...europe, "sa-east-1"]],
  ] as const) {
    it(`returns ${expected.length} Regions for ${priceClass}`, () => {
      assert.deepEqual(edgeRegions(priceClass), expected);
    });
  }

  it("includes in each price class the Regions of the smaller one", () => {
    const [some = [], more = [], all = []] = priceClasses.map(edgeRegions);
    assert.deepEqual(
      some.filter((region) => !more.includes(region)),
      [],
    );
    assert.deepEqual(
      more.filter((region) => !all.includes(region)),
      [],
    );
  });
});
