/**
 * Simulates a traffic on a program that was profiled.
 *
 * @module
 */
import type { Outcome, UsageLine } from "../outcome.ts";
import type { Profile } from "../profile/request-profile.ts";
import type { TrafficPattern } from "../traffic/traffic.ts";
import { assume, assumedValues } from "./assumptions.ts";
import { outcomeOf } from "./outcome-of.ts";
import { publicationsOn } from "./publications.ts";
import { runPattern } from "./run.ts";

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

/** How many times as many viewers there are in the runs for growth. */
const growthFactors = [1, 10, 100];

/** Simulates. Pure: neither a clock nor chance of the machine takes part. @throws {TrafficError} for an assumption that is none. */
export function simulate(profile: Profile, options: SimulateOptions = {}): Outcome {
  const { seed = 1, maxRequests = defaultMaxRequests, growth = true } = options;
  const { traffic } = profile;
  const assumptions = assume(options.assumptions ?? {});
  const assumed = assumedValues(assumptions);
  const hours = traffic.days * 24;
  const run = runPattern({ profile, traffic, assumed, seed, maxRequests, factor: 1 });
  const outcome = outcomeOf(run, profile, hours);
  const factors = growth ? growthFactors : [];
  return {
    project: profile.project,
    stack: profile.stack,
    traffic: traffic.name,
    variant: profile.variant,
    seed,
    simulatedHours: hours,
    sampledRequests: run.requests,
    requestsPerSample: run.sampling.weight,
    ...outcome,
    usage: [...outcome.usage, ...invalidations(traffic)],
    growth: factors.map((factor) => {
      const { meter, sampling } =
        factor === 1
          ? run
          : runPattern({ profile, traffic, assumed, seed, maxRequests: maxRequests / 5, factor });
      return {
        factor,
        originRequests: meter.estimate("originRequests", sampling.weight),
        viewerRequests: meter.estimate("viewer", sampling.weight).value,
      };
    }),
    assumptions,
    limits: profile.limits,
  };
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
