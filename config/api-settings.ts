/**
 * Settings of the regional API.
 *
 * @module
 */
import { httpTimeoutRangeMs, maxRequestsPerSecond } from "../aws/api-gateway.ts";
import { functionMemoryRange } from "../aws/lambda-limits.ts";
import { type ResidencyTerms, residencyProblems } from "./residency-terms.ts";
import type { SettingReader } from "./setting-reader.ts";

/** Settings of the regional API. */
export interface ApiSettings {
  /** The home Region first, which is the default; then in the order of the stack file. */
  readonly regions: readonly [string, ...string[]];
  readonly residency: readonly ResidencyTerms[];
  readonly memorySizeMb: number;
  readonly timeoutSeconds: number;
  /** Reserved concurrency in each Region; `undefined` uses the account's. */
  readonly reservedConcurrency: number | undefined;
  readonly throttle: { readonly ratePerSecond: number; readonly burst: number };
  /** Origins whose pages may read the API, for CORS; empty for none. */
  readonly corsOrigins: readonly string[];
  /** Generation of the origin secret that CloudFront sends. */
  readonly originSecretGeneration: number;
}

/** Reads the settings of the API. */
export function readApiSettings(read: SettingReader, homeRegion: string): ApiSettings {
  const regions = read.list("regions", () => undefined);
  const residency = read.objects("residency", (item) => ({
    paths: item.texts("paths"),
    viewers: item.texts("viewers"),
    regions: item.texts("regions"),
  }));
  read.note(residencyProblems({ homeRegion, regions, residency }));
  const reserved = read.whole("apiReservedConcurrency", -1, 100_000);
  return {
    regions: [homeRegion, ...regions.filter((region) => region !== homeRegion)],
    residency,
    memorySizeMb: read.whole(
      "apiMemoryMb",
      functionMemoryRange.value.min,
      functionMemoryRange.value.max,
    ),
    timeoutSeconds: read.whole("apiTimeoutSeconds", 1, httpTimeoutRangeMs.value.max / 1000 - 1),
    reservedConcurrency: reserved === -1 ? undefined : reserved,
    throttle: {
      ratePerSecond: read.whole("apiRatePerSecond", 1, maxRequestsPerSecond.value),
      burst: read.whole("apiBurst", 1, maxRequestsPerSecond.value),
    },
    corsOrigins: read.list("corsOrigins", (origin) =>
      /^https:\/\/[a-z0-9.-]+(:\d+)?$/.test(origin)
        ? undefined
        : "an origin such as https://app.example.org, without a path",
    ),
    originSecretGeneration: read.whole("originSecretGeneration", 1, 1_000_000),
  };
}
