/**
 * Settings of a release in progress. `npm run release` passes them, and stack files have none.
 *
 * @module
 */
import { continuousDeploymentLimits } from "../aws/cloudfront-limits.ts";
import type { SettingReader } from "./setting-reader.ts";

/** How a release divides requests: with `hold` no request gets to the staging distribution. */
export const stagingModes = ["off", "header", "weight", "hold"] as const;

/** Settings of a release. */
export interface ReleaseSettings {
  readonly staging: (typeof stagingModes)[number];
  /** Value of the header that leads to the staging distribution; empty unless `staging` is `header`. */
  readonly stagingKey: string;
  /** Share of the viewers that the staging distribution serves, 0.01 to 0.15. */
  readonly stagingShare: number;
  /** Seconds for which a viewer stays at one distribution, 300 to 3600; 0 assigns each request. */
  readonly stagingSessionSeconds: number;
  /** Versions that callers get apart from a canary, by the logical name of a function. */
  readonly stableVersions: Readonly<Record<string, string>>;
  /** Share of the calls of those functions that the newest version gets, 0 to 0.5. */
  readonly canaryShare: number;
}

/** Reads the settings of a release. */
export function readReleaseSettings(read: SettingReader): ReleaseSettings {
  const { maxWeight, minSessionSeconds, maxSessionSeconds } = continuousDeploymentLimits.value;
  const staging = read.oneOf("staging", stagingModes);
  const stagingKey =
    read.optionalText(
      "stagingKey",
      /^[\w-]{16,128}$/,
      "16 to 128 letters, digits, _ and - that nobody guesses",
    ) ?? "";
  if ((staging === "header") !== (stagingKey !== "")) {
    read.refuse("stagingKey", "set where staging is header, and nowhere else", stagingKey);
  }
  const stagingSessionSeconds = read.whole("stagingSessionSeconds", 0, maxSessionSeconds);
  if (stagingSessionSeconds > 0 && stagingSessionSeconds < minSessionSeconds) {
    const range = `0, or a whole number from ${minSessionSeconds} to ${maxSessionSeconds}`;
    read.refuse("stagingSessionSeconds", range, stagingSessionSeconds);
  }
  const stableVersions = readVersions(read);
  const percent = read.whole("apiCanaryPercent", 0, 50);
  if (percent > 0 && Object.keys(stableVersions).length === 0) {
    read.refuse("apiStableVersions", "set where apiCanaryPercent is above 0", "");
  }
  return {
    staging,
    stagingKey,
    stagingShare: read.whole("stagingPercent", 1, maxWeight * 100) / 100,
    stagingSessionSeconds,
    stableVersions,
    canaryShare: percent / 100,
  };
}

/** Written as `api-eu-west-1-handler=7 api-us-east-1-handler=4`, which one argument of a command line can hold. */
function readVersions(read: SettingReader): ReleaseSettings["stableVersions"] {
  const text = read.optionalText(
    "apiStableVersions",
    /^[\w-]+=[1-9]\d*( [\w-]+=[1-9]\d*)*$/,
    "like api-eu-west-1-handler=7 api-us-east-1-handler=4: names of functions with the numbers of versions",
  );
  return Object.fromEntries(
    (text ?? "").split(" ").flatMap((pair) => {
      const [name, version] = pair.split("=");
      return name === undefined || version === undefined ? [] : [[name, version]];
    }),
  );
}
