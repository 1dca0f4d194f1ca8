/**
 * The outcome of a run.
 *
 * @module
 */
import type {
  BilledService,
  Estimate,
  FunctionOutcome,
  Group,
  Outcome,
  Tiers,
  UsageLine,
} from "../outcome.ts";
import type { Profile } from "../profile/request-profile.ts";
import { functionQuantities } from "./invocations.ts";
import { groupNames, groupQuantities } from "./request-counts.ts";
import type { Run } from "./run.ts";

/** Everything of an outcome that one run tells. */
export type RunOutcome = Pick<
  Outcome,
  "usage" | "tiers" | "all" | "routes" | "countries" | "functions" | "hours"
>;

/** Reads what a run counted. @param hours Of the simulated time. */
export function outcomeOf(run: Run, profile: Profile, hours: number): RunOutcome {
  const routes = new Set(profile.classes.map(({ route }) => route));
  const countries = new Set(profile.places.map(({ place }) => place.country));
  return {
    usage: usageOf(run),
    tiers: tiersOf(run),
    all: groupOf(run, groupNames.all, "all"),
    // A route whose requests are left out has none.
    routes: [...routes]
      .map((route) => groupOf(run, groupNames.route(route), route))
      .filter(({ requests }) => requests.value > 0),
    countries: [...countries].map((code) => groupOf(run, groupNames.country(code), code)),
    functions: functionsOf(run, profile),
    hours: Array.from({ length: hours }, (_, hour) => {
      const group = groupOf(run, groupNames.hour(hour), String(hour));
      return {
        hour,
        requestsPerSecond: group.requests.value / 3600,
        hitRatio: group.hitRatio?.value,
        p95: group.latency.p95,
      };
    }),
  };
}

function usageOf({ meter, weight }: Run): readonly UsageLine[] {
  return meter.names.flatMap((name) => {
    const [kind, service, item = "", place = "", route = ""] = name.split("\n");
    const quantity = meter.estimate(name, weight);
    return kind === "usage" && quantity.value > 0
      ? [
          {
            service: service as BilledService,
            item,
            place,
            route: route === "" ? undefined : route,
            quantity,
          },
        ]
      : [];
  });
}

function tiersOf({ meter, weight }: Run): Tiers {
  const of = (name: string): Estimate => meter.estimate(name, weight);
  return {
    viewer: of("viewer"),
    blockedByFirewall: of("blockedByFirewall"),
    answeredByFunctions: of("answeredByFunctions"),
    edgeHits: of("edgeHits"),
    regionalHits: of("regionalHits"),
    originRequests: of("originRequests"),
    failovers: of("failovers"),
    objectReads: of("objectReads"),
  };
}

function groupOf({ meter, counts, weight }: Run, name: string, shown: string): Group {
  const prefix = groupQuantities.status(name, "");
  const statuses = meter.names.flatMap((each) =>
    each.startsWith(prefix)
      ? [[each.slice(prefix.length), meter.estimate(each, weight).value] as const]
      : [],
  );
  return {
    name: shown,
    requests: meter.estimate(groupQuantities.requests(name), weight),
    hitRatio: meter.ratio(groupQuantities.hits(name), groupQuantities.cacheable(name)),
    latency: counts.latencies.of(name).latency,
    statuses: Object.fromEntries(statuses),
  };
}

function functionsOf(
  { meter, invocations, weight }: Run,
  { functions }: Profile,
): readonly FunctionOutcome[] {
  return functions.flatMap(({ name, kind, memoryMb }, at) =>
    [...(invocations.places[at] ?? [])].sort().map((place): FunctionOutcome => {
      const of = (quantity: keyof typeof functionQuantities) =>
        meter.estimate(functionQuantities[quantity](at, place), weight);
      const ran = of("invocations").value - of("throttles").value;
      return {
        name,
        kind,
        place,
        invocations: of("invocations"),
        coldStarts: of("coldStarts"),
        throttles: of("throttles"),
        billedMs: ran > 0 ? of("billedMs").value / ran : 0,
        memoryMb,
        peakConcurrency: invocations.pools.peakOf(place, at),
      };
    }),
  );
}
