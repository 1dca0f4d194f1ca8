/**
 * Settings for tests of single parts of the facade.
 *
 * @module
 */
import type { Settings } from "../../config.ts";

/** One match day, nothing protected, no stamp, the fewest edge locations, two Regions and no domain. */
export const testSettings: Settings = {
  homeRegion: "eu-west-1",
  allowedAccountIds: [],
  permissionsBoundary: undefined,
  priceClass: "PriceClass_100",
  edgeLogRegionsDenied: [],
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
  invalidationWindowSeconds: 5,
  debug: false,
  desk: false,
  api: {
    regions: ["eu-west-1", "us-east-1"],
    residency: [{ paths: ["/v1/me"], viewers: ["EU"], regions: ["eu-*"] }],
    memorySizeMb: 512,
    timeoutSeconds: 5,
    reservedConcurrency: undefined,
    throttle: { ratePerSecond: 1000, burst: 500 },
    corsOrigins: [],
    originSecretGeneration: 1,
  },
  tokens: {
    issuer: "touchline",
    audience: "touchline",
    leewaySeconds: 30,
    paths: [{ path: "/v1/me", scopes: [], forward: "keep" }],
    keyGeneration: 1,
    replicaRegions: [],
    outsideKeys: undefined,
  },
  firewall: { windowSeconds: 300, perAddress: 2000, perAddressSigningIn: 50, perToken: 10_000 },
  observation: {
    alarmSubscribers: [],
    runbook: "docs/runbook.md",
    dashboard: false,
    healthCheck: false,
    networkLogs: false,
  },
  release: {
    staging: "off",
    stagingKey: "",
    stagingShare: 0.05,
    stagingSessionSeconds: 300,
    stableVersions: {},
    canaryShare: 0,
  },
  domain: undefined,
  signIn: undefined,
};
