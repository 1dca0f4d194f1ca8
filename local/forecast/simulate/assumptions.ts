/**
 * Constants that a forecast rests on, with where they are from. Each can be set.
 *
 * @module
 */
import { nearestName } from "../../nearest-name.ts";
import type { Assumption } from "../outcome.ts";
import { TrafficError } from "../traffic/traffic.ts";

type Row = readonly [
  value: number,
  unit: string,
  about: string,
  source: string,
  certainty: Assumption["certainty"],
  age?: string,
];

const stated = "stated default";
const quotas =
  "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html";

/** 100 requests each for a Lambda@Edge function and the same CloudFront function, from one place. */
const edgeMeasured = "https://github.com/pauly4it/blog-post-edge-functions/tree/main/data";

const rows = {
  edgeFunctionMs: [
    5,
    "ms",
    "time of an invocation of a Lambda@Edge function in a warm sandbox",
    stated,
    "assumed",
  ],
  edgeColdStartMs: [250, "ms", "what a new sandbox of Lambda@Edge adds", stated, "assumed"],
  edgeInvokeMs: [
    30,
    "ms",
    "what invoking a Lambda@Edge function adds beside the way to its Region and its own time",
    edgeMeasured,
    "measured",
    "2022-03",
  ],
  viewerFunctionMs: [0.5, "ms", "time of a CloudFront function", stated, "assumed"],
  functionMs: [
    20,
    "ms",
    "time of an invocation of a function in a Region, in a warm sandbox",
    stated,
    "assumed",
  ],
  coldStartMs: [300, "ms", "what a new sandbox in a Region adds", stated, "assumed"],
  durationSpread: [
    0.4,
    "",
    "deviation of the logarithm of times of functions, APIs and S3",
    stated,
    "assumed",
  ],
  sandboxIdleMinutes: [10, "min", "time after which an idle sandbox ends", stated, "assumed"],
  viewerRttMs: [
    20,
    "ms",
    "median round trip of a viewer to an edge location of its city",
    stated,
    "assumed",
  ],
  viewerRttSpread: [
    0.6,
    "",
    "deviation of its logarithm: mobile networks are slower",
    stated,
    "assumed",
  ],
  kmPerRttMs: [
    78,
    "km/ms",
    "distance that a millisecond of round trip spans, where no measured pair of Regions is used",
    "fitted to regionRoundTrips of aws/region-latency.ts",
    "measured",
    "2026-11",
  ],
  edgeCachesPerCity: [
    2,
    "caches",
    "edge locations of a city among which its viewers are spread",
    stated,
    "assumed",
  ],
  edgeCacheMb: [
    2048,
    "MB",
    "room that an edge location has for one distribution",
    stated,
    "assumed",
  ],
  regionalCacheMb: [
    20_480,
    "MB",
    "room that a regional edge cache has for one distribution",
    stated,
    "assumed",
  ],
  edgeMs: [1, "ms", "time of an edge location for a request", stated, "assumed"],
  s3FirstByteMs: [30, "ms", "time of S3 to the first byte", stated, "assumed"],
  apiMs: [8, "ms", "what API Gateway adds to a function", stated, "assumed"],
  privatePathMs: [3, "ms", "what a load balancer and an interface endpoint add", stated, "assumed"],
  otherOriginMs: [100, "ms", "time of an origin outside of the program", stated, "assumed"],
  tokenCheckMs: [
    1,
    "ms",
    "what a token adds that an edge function has not seen",
    stated,
    "assumed",
  ],
  functionConcurrency: [
    1000,
    "invocations",
    "quota of concurrent invocations of a Region, pooled over functions",
    quotas,
    "documented",
    "2026-09",
  ],
  edgeRequestsPerSecond: [
    10_000,
    "requests/s",
    "quota of invocations of edge functions in a Region",
    quotas,
    "documented",
    "2026-09",
  ],
  popularity: [
    0.8,
    "",
    "exponent of Zipf's law: how much more often the first values of a route are asked for",
    stated,
    "assumed",
  ],
  logBytes: [400, "bytes", "log of an invocation: START, END and REPORT lines", stated, "assumed"],
  requestsPerConnection: [
    100,
    "requests",
    "requests of CloudFront on one connection to a load balancer",
    stated,
    "assumed",
  ],
} as const satisfies Readonly<Record<string, Row>>;

/** Name of an assumption. */
export type AssumptionName = keyof typeof rows;

/** Values by name. */
export type Assumed = Readonly<Record<AssumptionName, number>>;

/** Names of all assumptions. */
export const assumptionNames = Object.keys(rows) as readonly AssumptionName[];

/** Values above 0 that all of them may have. */
const most = 1e9;

/**
 * Puts given values in the place of defaults.
 *
 * @throws {TrafficError} for a name that is none, and for a number that is none or below 0.
 */
export function assume(given: Readonly<Record<string, number>>): readonly Assumption[] {
  const problems = Object.entries(given).flatMap(([name, value]) => {
    if (!Object.hasOwn(rows, name)) {
      const near = nearestName(name, assumptionNames);
      const must =
        near === undefined
          ? `must be one of ${assumptionNames.join(", ")}`
          : `meant is perhaps ${near}`;
      return [`assumption ${name} is unknown; ${must}`];
    }
    return value >= 0 && value <= most
      ? []
      : [`assumption ${name} must be a number from 0 to ${most}, got ${value}`];
  });
  if (problems.length > 0) {
    throw new TrafficError("assumptions", problems);
  }
  return assumptionNames.map((name) => {
    const [value, unit, about, source, certainty, age = "undated"] = rows[name] as Row;
    const set = given[name];
    return set === undefined
      ? { name, about, value, unit, source, age, certainty }
      : {
          name,
          about,
          value: set,
          unit,
          source: "set for this forecast",
          age: "undated",
          certainty: "assumed",
        };
  });
}

/** The values alone. */
export function assumedValues(assumptions: readonly Assumption[]): Assumed {
  return Object.fromEntries(assumptions.map(({ name, value }) => [name, value])) as Assumed;
}
