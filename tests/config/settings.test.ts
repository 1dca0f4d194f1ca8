import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { describe, it } from "mocha";
import { type good, problems, read } from "./reading.ts";

describe("readSettings", () => {
  it("reads every setting of a stack file", () => {
    const day = 86_400_000;
    const startMs = Date.parse("2026-11-21T00:00:00Z");
    assert.deepEqual(read({}), {
      homeRegion: "eu-west-1",
      allowedAccountIds: [],
      permissionsBoundary: undefined,
      priceClass: "PriceClass_100",
      edgeLogRegionsDenied: [],
      http3: true,
      protectData: false,
      logRetentionDays: 30,
      versionStamp: false,
      freshness: {
        matchDays: [
          { startMs, endMs: startMs + day },
          { startMs: startMs + 7 * day, endMs: startMs + 8 * day },
        ],
        matchDaySeconds: 10,
        betweenMatchDaysMaxSeconds: 604_800,
        browserMaxSeconds: 60,
        staleWhileRevalidateSeconds: 30,
        staleIfErrorSeconds: 86_400,
      },
      invalidationWindowSeconds: 5,
      debug: false,
      desk: true,
      api: {
        regions: ["eu-west-1", "us-east-1"],
        residency: [{ paths: ["/v1/me"], viewers: ["EU"], regions: ["eu-*"] }],
        memorySizeMb: 512,
        timeoutSeconds: 5,
        reservedConcurrency: undefined,
        throttle: { ratePerSecond: 1000, burst: 500 },
        corsOrigins: ["https://app.example.org", "https://localhost:8443"],
        originSecretGeneration: 1,
      },
      tokens: {
        issuer: "touchline",
        audience: "everybody",
        leewaySeconds: 30,
        paths: [{ path: "/v1/me", scopes: [], forward: "keep" }],
        keyGeneration: 1,
        replicaRegions: ["eu-central-1"],
        outsideKeys: undefined,
      },
      firewall: {
        windowSeconds: 300,
        perAddress: 2000,
        perAddressSigningIn: 50,
        perToken: 10_000,
      },
      observation: {
        alarmSubscribers: [],
        runbook: "docs/runbook.md",
        dashboard: true,
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
    });
  });

  it("returns no window where copies are not invalidated", () => {
    assert.equal(read({ invalidationWindowSeconds: "-1" }).invalidationWindowSeconds, undefined);
    assert.equal(read({ invalidationWindowSeconds: "0" }).invalidationWindowSeconds, 0);
  });

  it("returns frozen settings", () => {
    const settings = read({});
    assert.throws(() => Object.assign(settings.freshness, { matchDaySeconds: 1 }), TypeError);
    assert.throws(() => Object.assign(settings.api.residency[0] ?? {}, { paths: [] }), TypeError);
  });

  const refusals: readonly (readonly [keyof typeof good, string | undefined, string])[] = [
    [
      "allowedAccountIds",
      '["123"]',
      'allowedAccountIds[0] must be an account id of 12 digits, in quotes, got "123"',
    ],
    ["allowedAccountIds", "[123456789012]", "allowedAccountIds must be a list of strings, got"],
    [
      "priceClass",
      "PriceClass_300",
      'priceClass must be one of PriceClass_100, PriceClass_200, PriceClass_All, got "PriceClass_300"',
    ],
    [
      "edgeLogRegionsDenied",
      '["eu-north-1"]',
      "edgeLogRegionsDenied[0] must be a Region that runs edge functions: us-east-1, us-east-2,",
    ],
    ["http3", "yes", 'http3 must be true or false, got "yes"'],
    ["logRetentionDays", "31", "logRetentionDays must be one of 1, 3, 5, 7, 14, 30,"],
    [
      "timeZone",
      "Mars/Olympus",
      'timeZone must be an IANA time zone such as Europe/London, got "Mars/Olympus"',
    ],
    [
      "matchDays",
      '["2026-02-30"]',
      'matchDays[0] must be a calendar day as YYYY-MM-DD, in quotes, got "2026-02-30"',
    ],
    [
      "matchDays",
      '["2026-11-28","2026-11-21"]',
      'matchDays must be ascending, no day twice, got "2026-11-21"',
    ],
    ["matchDays", '["2026-11-21","2026-11-21"]', "matchDays must be ascending, no day twice"],
    ["matchDays", "{}", "matchDays must be a list of strings"],
    ["matchDaySeconds", "0", 'matchDaySeconds must be a whole number from 1 to 3600, got "0"'],
    ["matchDaySeconds", "3601", "matchDaySeconds must be a whole number from 1 to 3600"],
    ["matchDaySeconds", "1.5", "matchDaySeconds must be a whole number from 1 to 3600"],
    ["matchDaySeconds", "", "matchDaySeconds must be a whole number from 1 to 3600"],
    ["browserMaxSeconds", "-1", "browserMaxSeconds must be a whole number from 0 to 86400"],
  ];
  for (const [key, value, expected] of refusals) {
    it(`rejects ${key} ${value}`, () => {
      const [problem, ...others] = problems({ [key]: value });
      assert.ok(problem?.startsWith(`touchline:${expected}`), problem);
      assert.deepEqual(others, []);
    });
  }

  it("accepts every bound", () => {
    for (const [key, bounds] of Object.entries({
      matchDaySeconds: ["1", "3600"],
      betweenMatchDaysMaxSeconds: ["60", "2592000"],
      browserMaxSeconds: ["0", "86400"],
      staleWhileRevalidateSeconds: ["0", "86400"],
      staleIfErrorSeconds: ["0", "2592000"],
    })) {
      assert.deepEqual(
        bounds.flatMap((bound) => problems({ [key]: bound })),
        [],
      );
    }
  });

  it("reports all problems together, in one message without a stack", () => {
    const changes = { homeRegion: "", http3: "maybe", matchDaySeconds: "no" };
    assert.equal(problems(changes).length, 4);
    assert.throws(
      () => read(changes),
      (error: unknown) =>
        pulumi.RunError.isInstance(error) &&
        /: 4 settings of touchline cannot be used\n {2}touchline:homeRegion[^\n]+\n/.test(
          error.message,
        ),
    );
  });
});
