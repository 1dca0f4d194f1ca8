/**
 * Traffic as a simulation takes it: a pattern of hours, routes and viewers, or requests that were logged.
 *
 * @module
 */

/** Requests that viewers make. Texts in braces, like `{team}`, stand for one of the values. */
export interface TrafficRoute {
  /** Starts with `/`. */
  readonly path: string;
  /** Without the leading `?`. */
  readonly query: string;
  readonly method: string;
  /** Share of the requests, relative to that of the other routes; at least 0. */
  readonly weight: number;
  /** Values of each text in braces, the most popular first. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** Texts in braces whose values are the keys of objects that the program uploads, by pattern: `assets/*`. */
  readonly objects: Readonly<Record<string, string>>;
  /** Lower-case names; `${NAME}` in a value stands for a variable. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Whether requests have a token, so that they count among the `tokens` of a traffic. */
  readonly token: boolean;
}

/** Few addresses that send many requests: a scraper, a monitor. */
export interface TrafficClient {
  readonly name: string;
  readonly addresses: number;
  /** Of all its addresses together. */
  readonly requestsPerSecond: number;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** @default those of the viewers */
  readonly routes: readonly TrafficRoute[];
}

/** A time in which a Region answers nothing. */
export interface TrafficOutage {
  /** AWS Region. */
  readonly region: string;
  /** Milliseconds since the epoch. */
  readonly startMs: number;
  readonly minutes: number;
}

/** Copies that are invalidated when something is published. */
export interface Publications {
  /** Times a day, at equal distances, on a day with matches and on another one. */
  readonly matchDay: number;
  readonly otherDay: number;
  /** Invalidation paths, like `/rugby_data.json*`. */
  readonly paths: readonly string[];
}

/** A pattern of requests. */
export interface TrafficPattern {
  readonly kind: "pattern";
  readonly name: string;
  readonly description: string;
  /** Midnight of the first day, UTC. Milliseconds since the epoch. */
  readonly startMs: number;
  /** From 1. */
  readonly days: number;
  /** Requests a second of the viewers by hour of the day, UTC: 24 numbers. */
  readonly requestsPerSecond: readonly number[];
  /** Days with matches, by position: 0 is the first. */
  readonly matchDays: ReadonlySet<number>;
  /** As `requestsPerSecond`, for days with matches. */
  readonly matchDayRequestsPerSecond: readonly number[];
  /** Empty: those that the model of a program suggests. */
  readonly routes: readonly TrafficRoute[];
  /** Shares of the viewers by ISO 3166-1 alpha-2 code. */
  readonly countries: ReadonlyMap<string, number>;
  /** Share of the requests, 0 to 1, whose viewer has asked before: it has a copy, which is validated, and a known token. */
  readonly repeatVisitors: number;
  /** Requests of a viewer: decides how many viewers there are. At least 1. */
  readonly requestsPerViewer: number;
  /** Share of the requests that have a token. @default what the weights of the routes come to */
  readonly tokens: number | undefined;
  /** Share of the requests that change something. @default what the weights of the routes come to */
  readonly writes: number | undefined;
  readonly publications: Publications | undefined;
  readonly clients: readonly TrafficClient[];
  readonly outages: readonly TrafficOutage[];
}

/** A request that was logged. */
export interface LoggedRequest {
  /** Milliseconds since the epoch. */
  readonly timeMs: number;
  readonly method: string;
  readonly path: string;
  /** Without the leading `?`. */
  readonly query: string;
  /** As it was sent; 0 where the log does not tell. */
  readonly status: number;
  /** ISO 3166-1 alpha-2; empty where the log does not tell. */
  readonly country: string;
  /** Of the viewer; empty where the log does not tell. */
  readonly address: string;
  /** The edge location, like `LHR50-C1`; empty where the log does not tell. */
  readonly edge: string;
  /** Whether a cache answered; `undefined` where the log does not tell. */
  readonly hit: boolean | undefined;
}

/** Requests that were logged, in the order of their times. */
export interface TrafficLog {
  readonly kind: "log";
  readonly name: string;
  /** Like `CloudFront standard log`. */
  readonly format: string;
  readonly requests: readonly LoggedRequest[];
  /** Lines that are no requests. */
  readonly skipped: number;
}

export type Traffic = TrafficPattern | TrafficLog;

/** Traffic that cannot be used: every problem of it. */
export class TrafficError extends Error {
  readonly problems: readonly string[];

  constructor(name: string, problems: readonly string[]) {
    super([`traffic ${name} cannot be used:`, ...problems.map((each) => `  ${each}`)].join("\n"));
    this.name = "TrafficError";
    this.problems = problems;
  }
}

const writing = new Set(["POST", "PUT", "PATCH", "DELETE"]);

/** Whether a route changes something. */
export function isWriting({ method }: Pick<TrafficRoute, "method">): boolean {
  return writing.has(method);
}

/** Shares of routes, together 1, after `tokens` and `writes` of the traffic. */
export function routeShares(
  routes: readonly TrafficRoute[],
  { tokens, writes }: Pick<TrafficPattern, "tokens" | "writes">,
): readonly number[] {
  const kindOf = (route: TrafficRoute): "write" | "token" | "plain" => {
    if (writes !== undefined && isWriting(route)) {
      return "write";
    }
    return tokens !== undefined && route.token ? "token" : "plain";
  };
  const sums = { write: 0, token: 0, plain: 0 };
  for (const route of routes) {
    sums[kindOf(route)] += route.weight;
  }
  const write = sums.write > 0 ? (writes ?? 0) : 0;
  // Requests that change something may have a token too; `tokens` counts the others alone.
  const token = sums.token > 0 ? (tokens ?? 0) * (1 - write) : 0;
  const wanted = { write, token, plain: 1 - write - token };
  const shares = routes.map((route) => {
    const kind = kindOf(route);
    return sums[kind] === 0 ? 0 : (wanted[kind] * route.weight) / sums[kind];
  });
  const total = shares.reduce((sum, each) => sum + each, 0);
  return shares.map((each) => (total === 0 ? 0 : each / total));
}

/** Requests a second of the viewers in an hour of the simulated time, from 0. */
export function rateAt(traffic: TrafficPattern, hour: number): number {
  const rates = traffic.matchDays.has(Math.floor(hour / 24))
    ? traffic.matchDayRequestsPerSecond
    : traffic.requestsPerSecond;
  return rates[hour % 24] ?? 0;
}
