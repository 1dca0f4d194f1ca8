/**
 * Settings of the regional API: where it stands, how much it may do, who may call it.
 *
 * @module
 */
import { type ResidencyTerms, residencyProblems } from "./residency-terms.ts";
import type { SettingReader } from "./setting-reader.ts";

/** The regional API. */
export interface ApiSettings {
  /** Home first, where a facade looks when nothing speaks for another; then as listed. */
  readonly regions: readonly [string, ...string[]];
  readonly residency: readonly ResidencyTerms[];
  readonly memorySizeMb: number;
  readonly timeoutSeconds: number;
  /** Most calls at a time in one Region; `undefined` leaves it to the account. */
  readonly reservedConcurrency: number | undefined;
  readonly throttle: { readonly ratePerSecond: number; readonly burst: number };
  /** The version that keeps the rest of the calls while a new one is tried. */
  readonly canary:
    | { readonly stableVersion: string; readonly newVersionWeight: number }
    | undefined;
  /** Origins whose pages may read the API; empty: none. */
  readonly corsOrigins: readonly string[];
  /** The generation of the origin secret that is sent. */
  readonly originSecretGeneration: number;
}

/** Reads them. */
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
    memorySizeMb: read.whole("apiMemoryMb", 128, 10_240),
    timeoutSeconds: read.whole("apiTimeoutSeconds", 1, 29),
    reservedConcurrency: reserved === -1 ? undefined : reserved,
    throttle: {
      ratePerSecond: read.whole("apiRatePerSecond", 1, 10_000),
      burst: read.whole("apiBurst", 1, 10_000),
    },
    canary: readCanary(read),
    corsOrigins: read.list("corsOrigins", (origin) =>
      /^https:\/\/[a-z0-9.-]+(:\d+)?$/.test(origin)
        ? undefined
        : "an origin such as https://app.example.org, without a path",
    ),
    originSecretGeneration: read.whole("originSecretGeneration", 1, 1_000_000),
  };
}

function readCanary(read: SettingReader): ApiSettings["canary"] {
  const stableVersion = read.optionalText("apiStableVersion", /^[1-9]\d*$/, "a version's number");
  const percent = read.whole("apiCanaryPercent", 0, 50);
  if (stableVersion === undefined) {
    if (percent > 0) {
      read.refuse("apiStableVersion", "set where apiCanaryPercent is above 0", null);
    }
    return undefined;
  }
  return { stableVersion, newVersionWeight: percent / 100 };
}
