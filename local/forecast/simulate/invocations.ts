/**
 * Invocations of functions: how long they take, where they run, and what of them is billed.
 *
 * @module
 */
import type { FunctionCall, Profile, ProfiledFunction } from "../profile/request-profile.ts";
import type { Assumed } from "./assumptions.ts";
import type { Meter } from "./meter.ts";
import { type Draw, normal } from "./random.ts";
import { bytesPerGb, usageName } from "./request-counts.ts";
import { SandboxPools } from "./sandbox-pools.ts";

/** How an invocation went, in milliseconds. */
export interface Invocation {
  readonly throttled: boolean;
  readonly runMs: number;
  readonly coldMs: number;
  /** What Lambda@Edge takes to invoke it, which is not billed. */
  readonly invokeMs: number;
  /** Whether it runs in a Region, and not at the edge location. */
  readonly isInRegion: boolean;
}

/** Names of the quantities of a function in a Region. */
export const functionQuantities = {
  invocations: (fn: number, region: string) => `invocations ${fn} ${region}`,
  coldStarts: (fn: number, region: string) => `colds ${fn} ${region}`,
  throttles: (fn: number, region: string) => `throttles ${fn} ${region}`,
  billedMs: (fn: number, region: string) => `billed ${fn} ${region}`,
} as const;

/** Positions in the meter of what one function in one Region counts for one route. */
interface Counters {
  readonly requests: number;
  readonly gbSeconds: number;
  readonly logsGb: number;
  readonly invocations: number;
  readonly coldStarts: number;
  readonly throttles: number;
  readonly billedMs: number;
}

const throttled: Invocation = {
  throttled: true,
  runMs: 0,
  coldMs: 0,
  invokeMs: 0,
  isInRegion: true,
};

/** Where the log of a function and its price are. */
const services = {
  "lambda-edge": "Lambda@Edge",
  "cloudfront-function": "CloudFront Functions",
  lambda: "AWS Lambda",
} as const;

/** A time that varies, with a mean. @param spread Deviation of its logarithm. */
export function varied(meanMs: number, spread: number, draw: Draw): number {
  return spread === 0 ? meanMs : meanMs * Math.exp(spread * normal(draw) - (spread * spread) / 2);
}

/** Invokes functions. */
export class Invocations {
  readonly pools: SandboxPools;
  /** Regions that functions ran in, by function. */
  readonly places: readonly Set<string>[];
  readonly #profile: Profile;
  readonly #assumed: Assumed;
  readonly #meter: Meter;
  readonly #draw: Draw;
  readonly #counters = new Map<string, Counters>();

  constructor(profile: Profile, assumed: Assumed, meter: Meter, draw: Draw) {
    this.#profile = profile;
    this.#assumed = assumed;
    this.#meter = meter;
    this.#draw = draw;
    this.places = profile.functions.map(() => new Set<string>());
    this.pools = new SandboxPools({
      concurrency: assumed.functionConcurrency,
      edgePerSecond: assumed.edgeRequestsPerSecond,
      idleMs: assumed.sandboxIdleMinutes * 60_000,
      draw,
    });
  }

  /** Invokes a function. @param extraMs What its work takes longer. */
  invoke(
    call: FunctionCall,
    region: string,
    route: string,
    nowMs: number,
    extraMs = 0,
  ): Invocation {
    const fn = this.#profile.functions[call.function];
    if (fn === undefined) {
      return throttled;
    }
    const counters = this.#countersOf(call.function, fn, region, route);
    this.#meter.add(counters.invocations, 1);
    if (fn.kind === "cloudfront-function") {
      this.#meter.add(counters.requests, 1);
      const runMs = this.#assumed.viewerFunctionMs;
      return { throttled: false, runMs, coldMs: 0, invokeMs: 0, isInRegion: false };
    }
    const isEdge = fn.kind === "lambda-edge";
    const { edgeFunctionMs, functionMs, edgeColdStartMs, coldStartMs, durationSpread } =
      this.#assumed;
    const runMs =
      varied(isEdge ? edgeFunctionMs : functionMs, durationSpread, this.#draw) + extraMs;
    const fullColdMs = isEdge ? edgeColdStartMs : coldStartMs;
    const start = this.pools.start(region, call.function, isEdge, nowMs, (isCold) =>
      isCold ? runMs + fullColdMs : runMs,
    );
    if (start === "throttled") {
      this.#meter.add(counters.throttles, 1);
      return throttled;
    }
    const coldMs = start === "cold" ? fullColdMs : 0;
    if (coldMs > 0 || start === "cold") {
      this.#meter.add(counters.coldStarts, 1);
    }
    const billedMs = Math.ceil(runMs + coldMs);
    this.#meter.add(counters.requests, 1);
    this.#meter.add(counters.gbSeconds, (billedMs / 1000) * (fn.memoryMb / 1024));
    this.#meter.add(counters.billedMs, billedMs);
    this.#meter.add(counters.logsGb, this.#assumed.logBytes / bytesPerGb);
    const invokeMs = isEdge ? this.#assumed.edgeInvokeMs : 0;
    return { throttled: false, runMs, coldMs, invokeMs, isInRegion: true };
  }

  #countersOf(at: number, fn: ProfiledFunction, region: string, route: string): Counters {
    const key = `${at} ${region} ${route}`;
    const known = this.#counters.get(key);
    if (known !== undefined) {
      return known;
    }
    this.places[at]?.add(region);
    const { requests, gbSeconds } = billedItems(fn);
    const service = services[fn.kind];
    const place = fn.kind === "lambda" ? region : "global";
    const counters: Counters = {
      requests: this.#meter.position(usageName(service, requests, place, route)),
      gbSeconds:
        gbSeconds === undefined
          ? -1
          : this.#meter.position(usageName(service, gbSeconds, place, route)),
      logsGb: this.#meter.position(usageName("Amazon CloudWatch", "logsGb", region, route)),
      invocations: this.#meter.position(functionQuantities.invocations(at, region)),
      coldStarts: this.#meter.position(functionQuantities.coldStarts(at, region)),
      throttles: this.#meter.position(functionQuantities.throttles(at, region)),
      billedMs: this.#meter.position(functionQuantities.billedMs(at, region)),
    };
    this.#counters.set(key, counters);
    return counters;
  }
}

/** Items in the table of prices. */
function billedItems({ kind, architecture }: ProfiledFunction): {
  readonly requests: string;
  readonly gbSeconds: string | undefined;
} {
  switch (kind) {
    case "cloudfront-function":
      return { requests: "invocations", gbSeconds: undefined };
    case "lambda-edge":
      return { requests: "requests", gbSeconds: "durationGbSeconds" };
    case "lambda":
      return {
        requests: "requests",
        gbSeconds: architecture === "arm64" ? "durationGbSecondsArm64" : "durationGbSecondsX86",
      };
  }
}
