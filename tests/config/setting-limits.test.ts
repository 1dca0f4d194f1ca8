/**
 * Whole-number settings: each bound, and the number beyond it.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { problems } from "./reading.ts";

/** Whole-number settings, with minimum and maximum. */
const bounds = {
  apiMemoryMb: [128, 10_240],
  apiTimeoutSeconds: [1, 29],
  apiReservedConcurrency: [-1, 100_000],
  apiRatePerSecond: [1, 10_000],
  apiBurst: [1, 10_000],
  originSecretGeneration: [1, 1_000_000],
  invalidationWindowSeconds: [-1, 300],
  tokenLeewaySeconds: [0, 300],
  tokenKeyGeneration: [1, 1_000_000],
  ratePerAddress: [10, 2_000_000_000],
  ratePerAddressSigningIn: [10, 2_000_000_000],
  ratePerToken: [40, 2_000_000_000],
  stagingPercent: [1, 15],
  signInLinkSeconds: [60, 3600],
  signInTokenSeconds: [60, 3600],
} as const;

describe("readSettings, of whole numbers", () => {
  for (const [key, [least, most]] of Object.entries(bounds)) {
    it(`accepts ${key} from ${least} to ${most}`, () => {
      for (const bound of [least, most]) {
        assert.deepEqual(problems({ [key]: String(bound) }), []);
      }
      for (const beyond of [least - 1, most + 1]) {
        assert.deepEqual(problems({ [key]: String(beyond) }), [
          `touchline:${key} must be a whole number from ${least} to ${most}, got "${beyond}"`,
        ]);
      }
    });
  }

  it("accepts apiCanaryPercent from 0 to 50", () => {
    const of = (apiCanaryPercent: string) =>
      problems({ apiStableVersions: "api-eu-west-1-handler=3", apiCanaryPercent });
    assert.deepEqual([...of("0"), ...of("50")], []);
    for (const beyond of ["-1", "51"]) {
      assert.deepEqual(of(beyond), [
        `touchline:apiCanaryPercent must be a whole number from 0 to 50, got "${beyond}"`,
      ]);
    }
  });
});
