/**
 * An outcome of a small stack, written by hand.
 *
 * @module
 */
import { monthlyCost } from "../../forecast/cost/monthly-cost.ts";
import type { Group, Latency, Outcome, UsageLine } from "../../forecast/outcome.ts";
import { type ForecastReport, forecastReport } from "../../forecast/report/forecast-report.ts";
import { sensitivityTo } from "../../forecast/report/sensitivity.ts";
import type { Graph } from "../../program/graph.ts";
import { graphOf, resource } from "../model/graph-builder.ts";

const latency = (p50: number): Latency => ({
  p50,
  p95: 4 * p50,
  p99: 8 * p50,
  shares: {
    viewerNetwork: 0.6,
    edge: 0.05,
    edgeFunctions: 0.1,
    coldStarts: 0.005,
    originNetwork: 0.125,
    originCompute: 0.1,
    waiting: 0.02,
  },
});

const group = (name: string, requests: number, p50: number, hits?: number): Group => ({
  name,
  requests: { value: requests, error: 0 },
  hitRatio: hits === undefined ? undefined : { value: hits, error: 0.01 },
  latency: latency(p50),
  statuses: { 200: 0.98 * requests, 404: 0.01 * requests, 503: 0.01 * requests },
});

const line = (
  [service, item, place]: readonly [UsageLine["service"], string, string],
  value: number,
  route: string | undefined,
  error = 0,
): UsageLine => ({ service, item, place, route, quantity: { value, error } });

/** Ten hours, which are a month 73 times, with a million requests. */
export const outcome: Outcome = {
  project: "rugby",
  stack: "prod",
  traffic: "match-day",
  variant: "",
  seed: 1,
  simulatedHours: 10,
  sampledRequests: 1_000_000,
  requestsPerSample: 1,
  usage: [
    line(["Amazon CloudFront", "httpsRequests", "us"], 800_000, "*"),
    line(["Amazon CloudFront", "httpsRequests", "europe"], 200_000, "/v1/*"),
    line(["Amazon CloudFront", "transferOutGb", "us"], 8, "*", 0.5),
    line(["Amazon CloudFront", "invalidationPaths", "global"], 50, undefined),
    line(["Lambda@Edge", "requests", "global"], 100_000, "/v1/*"),
    line(["Amazon API Gateway", "httpApiRequests", "eu-west-1"], 100_000, "/v1/*"),
    line(["AWS Lambda", "requests", "eu-west-1"], 100_000, "/v1/*"),
    line(["AWS Lambda", "durationGbSecondsX86", "eu-west-1"], 375, "/v1/*"),
    line(["Amazon S3", "getRequests", "ca-central-1"], 40_000, "*"),
    line(["Amazon SES", "messages", "eu-west-1"], 1, "/v1/*"),
  ],
  tiers: {
    viewer: { value: 1_000_000, error: 0 },
    blockedByFirewall: { value: 0, error: 0 },
    answeredByFunctions: { value: 10_000, error: 0 },
    edgeHits: { value: 800_000, error: 2_000 },
    regionalHits: { value: 50_000, error: 500 },
    originRequests: { value: 140_000, error: 900 },
    failovers: { value: 100, error: 10 },
    objectReads: { value: 40_000, error: 300 },
  },
  all: group("all", 1_000_000, 20, 0.85),
  routes: [group("*", 800_000, 18, 0.9), group("/v1/*", 200_000, 60)],
  countries: [group("GB", 700_000, 15, 0.86), group("NZ", 300_000, 70, 0.8)],
  functions: [
    {
      ...{ name: "geo-router", kind: "lambda-edge", place: "eu-west-1", billedMs: 5 },
      ...{ memoryMb: 128, peakConcurrency: 12 },
      invocations: { value: 100_000, error: 0 },
      coldStarts: { value: 20, error: 3 },
      throttles: { value: 0, error: 0 },
    },
    {
      ...{ name: "api", kind: "lambda", place: "eu-west-1", billedMs: 30 },
      ...{ memoryMb: 128, peakConcurrency: 30 },
      invocations: { value: 100_000, error: 0 },
      coldStarts: { value: 30, error: 4 },
      throttles: { value: 5, error: 2 },
    },
  ],
  hours: Array.from({ length: 10 }, (_, hour) => ({
    ...{ hour, requestsPerSecond: 10 + 5 * hour, p95: 80 - hour },
    hitRatio: hour === 0 ? undefined : 0.8 + hour / 100,
  })),
  growth: [
    { factor: 1, viewerRequests: 1_000_000, originRequests: { value: 140_000, error: 900 } },
    { factor: 10, viewerRequests: 10_000_000, originRequests: { value: 500_000, error: 9_000 } },
    { factor: 100, viewerRequests: 100_000_000, originRequests: { value: 1_200_000, error: 0 } },
  ],
  assumptions: [
    {
      ...{ name: "edgeFunctionMs", about: "Time of a warm edge function", value: 5, unit: "ms" },
      ...{ source: "stated default", age: "undated", certainty: "assumed" },
    },
  ],
  limits: ["Managed rule groups block nothing <here>."],
};

/** A web ACL with two rules, and the resources that usage belongs to. */
export const graph: Graph = graphOf(
  resource("aws:wafv2/webAcl:WebAcl", "acl", { inputs: { rules: [{}, {}] }, region: "us-east-1" }),
  resource("aws:cloudfront/distribution:Distribution", "facade-cdn"),
  resource("aws:apigatewayv2/api:Api", "api-eu-west-1", { region: "eu-west-1" }),
  resource("aws:lambda/function:Function", "api", { region: "eu-west-1" }),
  resource("aws:s3/bucket:Bucket", "season-copy", { region: "ca-central-1" }),
  resource("aws:s3/bucket:Bucket", "logs", { region: "ca-central-1" }),
);

/** The report of it, with a sensitivity of one assumption and one variant. */
export function reportFixture(changed: Partial<Outcome> = {}): ForecastReport {
  const changedOutcome = { ...outcome, ...changed };
  const cost = monthlyCost(changedOutcome, graph);
  return forecastReport({
    ...{ outcome: changedOutcome, cost, comparison: [] },
    sensitivity: sensitivityTo(outcome.assumptions, 50_000, ({ edgeFunctionMs = 5 }) => ({
      usd: 100 + edgeFunctionMs,
      p95: 80 + edgeFunctionMs,
    })),
  });
}
