/**
 * The jurisdictions of Regions, held to where `aws/` places the Regions.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { regionPlaces } from "../../../aws/regions.ts";
import { jurisdictionOf } from "../../reading/jurisdiction.ts";
import { jurisdictionsSetting } from "../../shared-settings.ts";

/** Countries of the European Union in which there is a Region. */
const union = ["DE", "ES", "FR", "IE", "IT", "SE"];

describe("the jurisdictions of Regions", () => {
  for (const [region, { country }] of regionPlaces.value) {
    it(`place ${region} where it is`, () => {
      assert.equal(
        jurisdictionOf(region, jurisdictionsSetting.default),
        union.includes(country) ? "EU" : country,
      );
    });
  }
});
