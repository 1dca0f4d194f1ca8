/**
 * Simulates a traffic on a program that was profiled.
 *
 * @module
 */
import type { Outcome, UsageLine } from "../outcome.ts";
import type { LoggedPositions, Profile } from "../profile/request-profile.ts";
import type { Traffic, TrafficPattern } from "../traffic/traffic.ts";
import { assume, assumedValues } from "./assumptions.ts";
import { outcomeOf } from "./outcome-of.ts";
import { publicationsOn } from "./publications.ts";
import { type Run, runLog, runPattern } from "./run.ts";

/** How to simulate. */
export interface SimulateOptions {
  /** The same seed gives the same outcome. A safe whole number. @default 1 */
  readonly seed?: number;
  /** Values of assumptions in place of their defaults, by name. @default none */
  readonly assumptions?: Readonly<Record<string, number>>;
  /** Requests that are simulated one by one; of more, a sample is. @default 1,000,000 */
  readonly maxRequests?: number;
  /** Whether the traffic is also simulated with more viewers. @default true */
  readonly growth?: boolean;
}

/** Requests that are simulated one by one. */
export const defaultMaxRequests = 1_000_000;

/** Runs for growth have so many times fewer requests. */
const growthShare = 5;

const noPositions: LoggedPositions = {
  routes: new Int32Array(),
  choices: new Int32Array(),
  places: new Int32Array(),
};

/** How many times as many viewers there are in the runs for growth. */
const growthFactors = [1, 10, 100];

/**
 * Simulates: a pattern as long as it is, a log with its own requests. Neither a clock nor chance of the machine takes part.
 *
 * @throws {TrafficError} for an assumption that is none.
 */
export function simulate(profile: Profile, options: SimulateOptions = {}): Outcome {
  const { seed = 1, maxRequests = defaultMaxRequests, growth = true } = options;
  const { traffic, logged } = profile;
  const assumptions = assume(options.assumptions ?? {});
  const assumed = assumedValues(assumptions);
  const runAt = (factor: number): Run =>
    traffic.kind === "pattern"
      ? runPattern({
          profile,
          traffic,
          assumed,
          seed,
          maxRequests: factor === 1 ? maxRequests : maxRequests / growthShare,
          factor,
        })
      : runLog({ profile, assumed, seed, log: traffic, logged: logged ?? noPositions });
  const run = runAt(1);
  const hours = hoursOf(traffic);
  const outcome = outcomeOf(run, profile, hours);
  return {
    project: profile.project,
    stack: profile.stack,
    traffic: traffic.name,
    variant: profile.variant,
    seed,
    simulatedHours: hours,
    sampledRequests: run.requests,
    requestsPerSample: run.weight,
    ...outcome,
    usage: [...outcome.usage, ...(traffic.kind === "pattern" ? invalidations(traffic) : [])],
    // The viewers of a log are as many as they were.
    growth: (growth ? growthFactors : []).flatMap((factor) =>
      factor === 1 || traffic.kind === "pattern"
        ? [growthOf(factor, factor === 1 ? run : runAt(factor))]
        : [],
    ),
    assumptions,
    limits: profile.limits,
  };
}

function growthOf(factor: number, { meter, weight }: Run): Outcome["growth"][number] {
  return {
    factor,
    originRequests: meter.estimate("originRequests", weight),
    viewerRequests: meter.estimate("viewer", weight).value,
  };
}

/** Whole hours, at least 1. */
function hoursOf(traffic: Traffic): number {
  if (traffic.kind === "pattern") {
    return traffic.days * 24;
  }
  const { requests } = traffic;
  const durationMs = (requests.at(-1)?.timeMs ?? 0) - (requests[0]?.timeMs ?? 0);
  return Math.floor(durationMs / 3_600_000) + 1;
}

/** Paths that publications invalidate. */
function invalidations(traffic: TrafficPattern): readonly UsageLine[] {
  const days = Array.from({ length: traffic.days }, (_, day) => publicationsOn(traffic, day));
  const times = days.reduce((sum, each) => sum + each, 0);
  const value = times * (traffic.publications?.paths.length ?? 0);
  return value === 0
    ? []
    : [
        {
          service: "Amazon CloudFront",
          item: "invalidationPaths",
          place: "global",
          route: undefined,
          quantity: { value, error: 0 },
        },
      ];
}
