/**
 * What a forecast says about requests: which tier they reach, how long they take, what fails.
 *
 * @module
 */
import {
  type Estimate,
  type FunctionOutcome,
  type Group,
  type LatencyStage,
  latencyStages,
  type Outcome,
} from "../outcome.ts";
import { estimatedCount, estimatedShare, shownMs, shownNumber, shownShare } from "./amounts.ts";
import { numbers, type Section } from "./section.ts";

/** Stages of a request, in words. */
export const stageWords: Readonly<Record<LatencyStage, string>> = {
  viewerNetwork: "viewer to edge",
  edge: "edge",
  edgeFunctions: "edge functions",
  coldStarts: "cold starts",
  originNetwork: "edge to origin",
  originCompute: "origin",
  waiting: "waiting",
};

/** Tiers, routes, countries, functions, growth. */
export function trafficSections(outcome: Outcome): readonly Section[] {
  return [
    tiers(outcome),
    groups("routes", "Routes", "Route", [...outcome.routes, outcome.all]),
    groups("countries", "Countries", "Country", outcome.countries),
    functions(outcome),
    growth(outcome),
  ];
}

function tiers({ tiers: reached }: Outcome): Section {
  const rows: readonly (readonly [string, keyof typeof reached])[] = [
    ["Viewers", "viewer"],
    ["Blocked by the web ACL", "blockedByFirewall"],
    ["Answered by functions", "answeredByFunctions"],
    ["Hits of edge locations", "edgeHits"],
    ["Hits of regional edge caches, and waited for", "regionalHits"],
    ["Origins", "originRequests"],
    ["Secondary origins", "failovers"],
    ["Reads of objects", "objectReads"],
  ];
  return {
    id: "tiers",
    title: "Requests by tier",
    columns: [{ title: "Tier" }, numbers("Requests"), numbers("Share of viewers' requests")],
    rows: rows.map(([title, tier]) => [
      title,
      estimatedCount(reached[tier]),
      shownShare(reached[tier].value / reached.viewer.value),
    ]),
  };
}

function groups(id: string, title: string, first: string, items: readonly Group[]): Section {
  return {
    id,
    title,
    lead: "Latency from the first byte sent to the first byte received. Its parts are shares of the mean; those below 1 % are left out.",
    columns: [
      { title: first },
      numbers("Requests"),
      numbers("Hits of cacheable"),
      numbers("p50"),
      numbers("p95"),
      numbers("p99"),
      numbers("4xx"),
      numbers("5xx"),
      { title: "Time spent" },
    ],
    rows: items.map((group) => [
      group.name,
      estimatedCount(group.requests),
      estimatedShare(group.hitRatio),
      shownMs(group.latency.p50),
      shownMs(group.latency.p95),
      shownMs(group.latency.p99),
      shownShare(statusShare(group, 4)),
      shownShare(statusShare(group, 5)),
      timeSpent(group),
    ]),
  };
}

/** The share of responses of a class, such as 5 for 500 to 599. */
export function statusShare({ statuses }: Pick<Group, "statuses">, kind: number): number {
  const all = Object.values(statuses).reduce((so, count) => so + count, 0);
  const own = Object.entries(statuses).reduce(
    (so, [status, count]) => (status.startsWith(`${kind}`) ? so + count : so),
    0,
  );
  return all === 0 ? 0 : own / all;
}

function timeSpent({ latency: { shares } }: Group): string {
  return latencyStages
    .filter((stage) => shares[stage] >= 0.01)
    .sort((one, other) => shares[other] - shares[one])
    .map((stage) => `${stageWords[stage]} ${Math.round(100 * shares[stage])} %`)
    .join(", ");
}

function functions(outcome: Outcome): Section {
  const byName = Map.groupBy(outcome.functions, ({ name, kind }) => `${name}\n${kind}`);
  return {
    id: "functions",
    title: "Functions",
    lead: "All Regions together; at once is the most in one of them. --json has each Region.",
    columns: [
      { title: "Function" },
      { title: "Kind" },
      { title: "Where" },
      numbers("Invocations"),
      numbers("Cold starts"),
      numbers("Throttled"),
      numbers("At once"),
    ],
    rows: [...byName.values()].map((places) => {
      const sum = (of: (each: FunctionOutcome) => Estimate) =>
        estimatedCount({
          value: places.reduce((so, each) => so + of(each).value, 0),
          // Regions err independently of each other.
          error: Math.hypot(...places.map((each) => of(each).error)),
        });
      const [{ name, kind, place } = noFunction] = places;
      return [
        name,
        kind,
        places.length === 1 ? place : `${places.length} Regions`,
        sum(({ invocations }) => invocations),
        sum(({ coldStarts }) => coldStarts),
        sum(({ throttles }) => throttles),
        shownNumber(Math.max(...places.map(({ peakConcurrency }) => peakConcurrency))),
      ];
    }),
  };
}

const noFunction = { name: "", kind: "", place: "" };

function growth(outcome: Outcome): Section {
  return {
    id: "growth",
    title: "Requests of origins as viewers grow",
    columns: [
      { title: "Viewers" },
      numbers("Viewers' requests"),
      numbers("Requests of origins"),
      numbers("Share"),
    ],
    rows: outcome.growth.map(({ factor, viewerRequests, originRequests }) => [
      `× ${shownNumber(factor)}`,
      shownNumber(viewerRequests),
      estimatedCount(originRequests),
      shownShare(originRequests.value / viewerRequests),
    ]),
  };
}
