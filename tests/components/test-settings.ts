/**
 * Settings for components on their own.
 *
 * @module
 */
import type { Settings } from "../../config.ts";

/** One match day, nothing protected, no stamp, the fewest edge locations. */
export const testSettings: Settings = {
  homeRegion: "eu-west-1",
  allowedAccountIds: [],
  priceClass: "PriceClass_100",
  http3: true,
  protectData: false,
  logRetentionDays: 7,
  versionStamp: false,
  freshness: {
    matchDays: [{ startMs: 1_764_892_800_000, endMs: 1_764_979_200_000 }],
    matchDaySeconds: 10,
    betweenMatchDaysMaxSeconds: 86_400,
    browserMaxSeconds: 60,
    staleWhileRevalidateSeconds: 30,
    staleIfErrorSeconds: 3600,
  },
};
