/**
 * Outcomes of traffic on programs whose results can be computed by hand.
 *
 * @module
 */
import assert from "node:assert/strict";
import type { Outcome } from "../../../forecast/outcome.ts";
import { simulate } from "../../../forecast/simulate/simulate.ts";
import { keeping, requestClass, testProfile } from "./test-profile.ts";

const steady = { durationSpread: 0, viewerRttSpread: 0 };

function share({ tiers }: Outcome, tier: "edgeHits" | "regionalHits" | "originRequests"): number {
  return tiers[tier].value / tiers.viewer.value;
}

function assertNear(actual: number, expected: number, error: number): void {
  assert.ok(Math.abs(actual - expected) <= error, `${actual} must be ${expected} ± ${error}`);
}

function usageOf({ usage }: Outcome, item: string): number {
  return usage.reduce((sum, each) => (each.item === item ? sum + each.quantity.value : sum), 0);
}

describe("simulate", () => {
  it("gives the same outcome for the same seed, and another for another", () => {
    const profile = testProfile({ classes: [requestClass({ keeping: keeping(10_000) })] });
    const options = { growth: false, maxRequests: 10_000 };
    assert.deepEqual(simulate(profile, options), simulate(profile, options));
    assert.notDeepEqual(
      simulate(profile, { ...options, seed: 2 }).tiers,
      simulate(profile, options).tiers,
    );
  });

  it("misses once in a lifetime and the wait for the next request", () => {
    const profile = testProfile({
      countries: ["NZ"],
      traffic: { requestsPerSecond: 2 },
      classes: [requestClass({ keeping: keeping(10_000) })],
    });
    const outcome = simulate(profile, { growth: false });
    // One request in 10 s and half a second on average starts a new copy; what comes while it is fetched waits for it.
    assertNear(share(outcome, "originRequests"), 1 / (2 * 10.5), 0.002);
    assert.equal(outcome.requestsPerSample, 1);
    assert.equal(outcome.tiers.originRequests.error, 0);
  });

  it("has in a sample the shares of all requests, within the error that it states", () => {
    const profile = testProfile({
      countries: ["GB", "FR", "NZ"],
      traffic: { requestsPerSecond: 5 },
      classes: [requestClass({ keeping: keeping(10_000) })],
      routes: [{ values: [20], keyed: [true] }],
    });
    const all = simulate(profile, { growth: false });
    const sample = simulate(profile, { growth: false, maxRequests: 50_000 });
    for (const tier of ["edgeHits", "regionalHits", "originRequests"] as const) {
      const error = (2 * sample.tiers[tier].error) / sample.tiers.viewer.value;
      assertNear(share(sample, tier), share(all, tier), error);
      assert.ok(error > 0 && error < 0.02, `the error of ${tier} must be small, got ${error}`);
    }
  });

  it("takes hits and waiting requests for one request to the origin", () => {
    const collapsible = testProfile({
      countries: ["NZ"],
      traffic: { requestsPerSecond: 200 },
      classes: [requestClass({ keeping: keeping(1_000) })],
    });
    const alone = testProfile({
      countries: ["NZ"],
      traffic: { requestsPerSecond: 200 },
      classes: [requestClass({ keeping: keeping(1_000, { collapsible: false }) })],
    });
    const options = { growth: false, maxRequests: 200_000 };
    const [shared, single] = [simulate(collapsible, options), simulate(alone, options)];
    assert.ok(share(shared, "originRequests") < 0.006);
    // 250 ms to Ireland and back, in which 50 requests come.
    assert.ok(share(single, "originRequests") > 0.1);
    assert.ok(shared.all.latency.shares.waiting > 0);
  });

  it("asks the origin again after a publication", () => {
    const classes = [requestClass({ keeping: keeping(86_400_000) })];
    const publications = { otherDay: 24, paths: ["/0*"] };
    const countries = ["NZ"];
    const quiet = simulate(testProfile({ countries, classes }), { growth: false });
    const published = simulate(testProfile({ countries, classes, traffic: { publications } }), {
      growth: false,
    });
    assert.ok(quiet.tiers.originRequests.value <= 2);
    assertNear(published.tiers.originRequests.value, 25, 1);
    assert.equal(usageOf(published, "invalidationPaths"), 24);
  });

  it("throttles an API beyond its rate", () => {
    const attempt = {
      kind: "http-api",
      region: "eu-west-1",
      api: "http api eu-west-1",
      isPrivate: false,
      calls: [],
      failed: false,
      patienceMs: 0,
    } as const;
    const profile = testProfile({
      traffic: { requestsPerSecond: 10 },
      classes: [requestClass({ attempts: [attempt], throughRegional: false })],
      changes: { throttles: { "http api eu-west-1": { ratePerSecond: 4, burst: 1 } } },
    });
    const { statuses, requests } = simulate(profile, { growth: false }).all;
    // A bucket of one token that fills 4 times a second lets 4 of 10 requests pass at most.
    const passed = (statuses["200"] ?? 0) / requests.value;
    assert.ok(passed > 0.25 && passed <= 0.4, `${passed} must pass`);
    assertNear(passed + (statuses["429"] ?? 0) / requests.value, 1, 1e-9);
  });

  it("bills edge functions for their milliseconds and their memory", () => {
    const call = { function: 0, event: "viewer-request" };
    const profile = testProfile({
      classes: [requestClass({ viewerRequest: [call], attempts: [], answeredBy: "function" })],
      changes: {
        functions: [{ name: "guard", kind: "lambda-edge", memoryMb: 128, architecture: "x86_64" }],
      },
    });
    const assumptions = { ...steady, edgeFunctionMs: 5, edgeColdStartMs: 0 };
    const outcome = simulate(profile, { growth: false, assumptions });
    const requests = outcome.tiers.viewer.value;
    assert.equal(usageOf(outcome, "requests"), requests);
    assertNear(usageOf(outcome, "durationGbSeconds"), requests * 0.005 * 0.125, 1e-6 * requests);
    assert.equal(outcome.tiers.answeredByFunctions.value, requests);
    assert.equal(outcome.functions[0]?.billedMs, 5);
  });

  it("has the latencies of a public measurement of Lambda@Edge and CloudFront Functions from one place", () => {
    const medianOf = (kind: "lambda-edge" | "cloudfront-function") => {
      const call = { function: 0, event: "viewer-request" };
      const profile = testProfile({
        countries: ["IE"],
        classes: [requestClass({ viewerRequest: [call], attempts: [], answeredBy: "function" })],
        changes: {
          functions: [{ name: "redirect", kind, memoryMb: 128, architecture: "x86_64" }],
        },
      });
      // Round trip of the measurement: its TCP connect, at the median.
      const assumptions = { viewerRttMs: 8.1, viewerRttSpread: 0, edgeFunctionMs: 5 };
      return simulate(profile, { growth: false, maxRequests: 20_000, assumptions }).all.latency;
    };
    // Medians of StartXfer less PreXfer in link1.csv of data/cloudfront-functions and of data/lambda@edge.
    assertNear(medianOf("cloudfront-function").p50, 9.5, 0.5);
    assertNear(medianOf("lambda-edge").p50, 54, 10);
  });

  it("blocks a client whose addresses send more than a rate rule allows", () => {
    const client = { addresses: 2, requestsPerSecond: 20, country: "GB" };
    const classes = [requestClass({ rateRules: [0] }), requestClass({ rateRules: [0] })];
    const profile = testProfile({
      traffic: { clients: [client] },
      classes,
      routes: [{ share: 1 }, { share: 1, client: 0 }],
      changes: {
        hasWebAcl: true,
        rateRules: [{ name: "rate", limit: 1_000, windowSeconds: 300, blockStatus: 429 }],
      },
    });
    const { tiers, all, requestsPerSample } = simulate(profile, {
      growth: false,
      maxRequests: 2e6,
    });
    assert.equal(requestsPerSample, 1);
    const ofClient = tiers.viewer.value - 86_400;
    // It is seen within the first two minutes of the day, and from then on all of it is blocked.
    assertNear((all.statuses["429"] ?? 0) / ofClient, 1, 0.01);
    assert.ok((all.statuses["200"] ?? 0) > 86_000);
  });

  it("waits for a Region that does not answer before it asks the next one", () => {
    const attempt = {
      kind: "http-api",
      region: "eu-west-1",
      api: "",
      isPrivate: false,
      calls: [],
      failed: false,
      patienceMs: 2_000,
    } as const;
    const outage = { region: "eu-west-1", start: "2026-09-07T00:00:00Z", minutes: 1440 };
    const usual = requestClass({ attempts: [attempt], throughRegional: false });
    const failing = requestClass({
      attempts: [
        { ...attempt, failed: true },
        { ...attempt, region: "us-east-1" },
      ],
      throughRegional: false,
    });
    const profile = testProfile({ traffic: { outages: [outage] }, classes: [usual, failing] });
    const places = profile.places.map(() => 0);
    const outcome = simulate(
      {
        ...profile,
        routes: [
          {
            ...(profile.routes[0] as (typeof profile.routes)[number]),
            share: 1,
            classes: [places, places, places.map(() => 1)],
          },
        ],
      },
      { growth: false, assumptions: steady },
    );
    assert.equal(outcome.tiers.failovers.value, outcome.tiers.viewer.value);
    assert.ok(outcome.all.latency.p50 > 2_000);
  });

  it("refuses assumptions that it does not have", () => {
    const profile = testProfile({ classes: [requestClass()] });
    assert.throws(() => simulate(profile, { assumptions: { edgeFunctionsMs: 1, edgeMs: -1 } }), {
      name: "TrafficError",
      problems: [
        "assumption edgeFunctionsMs is unknown; meant is perhaps edgeFunctionMs",
        "assumption edgeMs must be a number from 0 to 1000000000, got -1",
      ],
    });
  });
});
