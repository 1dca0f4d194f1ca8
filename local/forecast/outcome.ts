/**
 * What a simulation of traffic gives: counts and times, without prices.
 *
 * @module
 */

/** An estimate of a sampled quantity, with the half width of its 95 % interval; 0 where it was counted. */
export interface Estimate {
  readonly value: number;
  readonly error: number;
}

/** Services that bill by use. */
export type BilledService =
  | "Amazon CloudFront"
  | "Lambda@Edge"
  | "CloudFront Functions"
  | "AWS WAF"
  | "Amazon API Gateway"
  | "AWS Lambda"
  | "Amazon S3"
  | "Amazon CloudWatch"
  | "Elastic Load Balancing"
  | "AWS PrivateLink"
  | "AWS data transfer"
  | "AWS Secrets Manager"
  | "Amazon SQS"
  | "Amazon SES";

/** A quantity that AWS bills, of one route in one place, for the simulated time. */
export interface UsageLine {
  readonly service: BilledService;
  /** Key of the item in the table of prices, such as `httpsRequests` or `durationGbSeconds`. */
  readonly item: string;
  /** A Region, or the zone of CloudFront's prices, such as `europe`; `global` where one price holds everywhere. */
  readonly place: string;
  /** Path pattern of the behavior; `undefined` where no request causes it, as with invalidations. */
  readonly route: string | undefined;
  readonly quantity: Estimate;
}

/** Where the time of a request goes, in milliseconds. */
export const latencyStages = [
  "viewerNetwork",
  "edge",
  "edgeFunctions",
  "coldStarts",
  "originNetwork",
  "originCompute",
  "waiting",
] as const;

export type LatencyStage = (typeof latencyStages)[number];

/** Latencies of a group of requests: first request byte sent to first response byte received, in milliseconds. */
export interface Latency {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Share of the mean that each stage has, from 0 to 1; together 1. */
  readonly shares: Readonly<Record<LatencyStage, number>>;
}

/** Requests of one route, one country, or all. */
export interface Group {
  /** Path pattern, ISO 3166 code of a country, or `all`. */
  readonly name: string;
  readonly requests: Estimate;
  /** Hits of edge locations and regional edge caches per cacheable request, from 0 to 1; `undefined` where none is cacheable. */
  readonly hitRatio: Estimate | undefined;
  readonly latency: Latency;
  /** Responses by status, such as `{ "200": 12, "429": 1 }`. */
  readonly statuses: Readonly<Record<string, number>>;
}

/** Requests that reach each tier. */
export interface Tiers {
  readonly viewer: Estimate;
  readonly blockedByFirewall: Estimate;
  readonly answeredByFunctions: Estimate;
  readonly edgeHits: Estimate;
  /** Hits of regional edge caches, of Origin Shield, and requests that waited for another one's response. */
  readonly regionalHits: Estimate;
  readonly originRequests: Estimate;
  /** Requests of the origins' groups that went to the secondary origin. */
  readonly failovers: Estimate;
  readonly objectReads: Estimate;
}

/** One function of the program, in one place. */
export interface FunctionOutcome {
  readonly name: string;
  readonly kind: "lambda-edge" | "cloudfront-function" | "lambda";
  /** A Region. */
  readonly place: string;
  readonly invocations: Estimate;
  readonly coldStarts: Estimate;
  readonly throttles: Estimate;
  /** Mean of what an invocation is billed for, in milliseconds; 0 where duration is not billed. */
  readonly billedMs: number;
  readonly memoryMb: number;
  /** The most sandboxes that ran at the same time. */
  readonly peakConcurrency: number;
}

/** A constant that a forecast rests on. */
export interface Assumption {
  /** Name to set it by, such as `edgeFunctionMs`. */
  readonly name: string;
  readonly about: string;
  readonly value: number;
  readonly unit: string;
  /** A page, or "stated default". */
  readonly source: string;
  /** `2026-04` or `undated`. */
  readonly age: string;
  readonly certainty: "documented" | "measured" | "inferred" | "memory" | "assumed";
}

/** Outcome of one simulation. */
export interface Outcome {
  readonly project: string;
  readonly stack: string;
  /** Name of the preset or the file. */
  readonly traffic: string;
  /** Changes of the program that were applied, such as `caching off`; empty for the program itself. */
  readonly variant: string;
  readonly seed: number;
  readonly simulatedHours: number;
  /** Requests that were simulated one by one. */
  readonly sampledRequests: number;
  /** Requests that each of them stands for, 1 or more. */
  readonly requestsPerSample: number;
  readonly usage: readonly UsageLine[];
  readonly tiers: Tiers;
  readonly all: Group;
  readonly routes: readonly Group[];
  readonly countries: readonly Group[];
  readonly functions: readonly FunctionOutcome[];
  /** By hour of the simulated time: requests a second, hit ratio, p95 in milliseconds. */
  readonly hours: readonly {
    readonly hour: number;
    readonly requestsPerSecond: number;
    readonly hitRatio: number | undefined;
    readonly p95: number;
  }[];
  /** Reads of origins with as many viewers, ten times and a hundred times as many. */
  readonly growth: readonly {
    readonly factor: number;
    readonly originRequests: Estimate;
    readonly viewerRequests: number;
  }[];
  readonly assumptions: readonly Assumption[];
  /** What was declared and not simulated, or simplified, each a sentence. */
  readonly limits: readonly string[];
}
