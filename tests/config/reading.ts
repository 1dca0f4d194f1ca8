/**
 * Valid settings for tests, with some replaced.
 *
 * @module
 */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { ConfigError, readSettings } from "../../config.ts";

/** A valid stack file as the engine passes it: strings, and lists as JSON. */
export const good = {
  homeRegion: "eu-west-1",
  allowedAccountIds: "[]",
  permissionsBoundary: "",
  priceClass: "PriceClass_100",
  edgeLogRegionsDenied: "[]",
  http3: "true",
  protectData: "false",
  logRetentionDays: "30",
  versionStamp: "false",
  timeZone: "Europe/London",
  matchDays: '["2026-11-21","2026-11-28"]',
  matchDaySeconds: "10",
  betweenMatchDaysMaxSeconds: "604800",
  browserMaxSeconds: "60",
  staleWhileRevalidateSeconds: "30",
  staleIfErrorSeconds: "86400",
  invalidationWindowSeconds: "5",
  regions: '["eu-west-1","us-east-1"]',
  residency: '[{"paths":["/v1/me"],"viewers":["EU"],"regions":["eu-*"]}]',
  debugRouting: "false",
  desk: "true",
  apiMemoryMb: "512",
  apiTimeoutSeconds: "5",
  apiReservedConcurrency: "-1",
  apiRatePerSecond: "1000",
  apiBurst: "500",
  staging: "off",
  stagingKey: "",
  stagingPercent: "5",
  stagingSessionSeconds: "300",
  apiStableVersions: "",
  apiCanaryPercent: "0",
  corsOrigins: '["https://app.example.org","https://localhost:8443"]',
  originSecretGeneration: "1",
  tokenIssuer: "touchline",
  tokenAudience: "everybody",
  tokenLeewaySeconds: "30",
  tokenPaths: '[{"path":"/v1/me","scopes":[],"forward":"keep"}]',
  tokenKeyGeneration: "1",
  tokenKeyRegions: '["eu-central-1"]',
  tokenKeySet: "{}",
  rateWindowSeconds: "300",
  ratePerAddress: "2000",
  ratePerAddressSigningIn: "50",
  ratePerToken: "10000",
  domain: "",
  hostedZoneId: "",
  routing: "edge",
  alarmSubscribers: "[]",
  runbook: "docs/runbook.md",
  dashboard: "true",
  healthCheck: "false",
  networkLogs: "false",
  signInSender: "",
  signInIdentity: "",
  signInPeople: "[]",
  signInLinkSeconds: "900",
  signInTokenSeconds: "900",
  signInSessionSeconds: "43200",
};

/** Settings that differ from the valid ones. */
export type Changes = Partial<Record<keyof typeof good, string | undefined>>;

/** Reads the valid settings with some of them replaced; `undefined` omits one. */
export function read(changes: Changes) {
  const entries = Object.entries({ ...good, ...changes }).flatMap(([key, value]) =>
    value === undefined ? [] : [[`touchline:${key}`, value] as const],
  );
  pulumi.runtime.setAllConfig(Object.fromEntries(entries));
  return readSettings(new pulumi.Config("touchline"));
}

/** The problems of the valid settings with some of them replaced. */
export function problems(changes: Changes): readonly string[] {
  try {
    read(changes);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.problems;
  }
  return [];
}
