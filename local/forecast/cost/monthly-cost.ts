/**
 * The bill of a month: usage by service and by route, and what costs while it is idle.
 *
 * @module
 */
import { unpricedTypes } from "../../../aws/prices.ts";
import type { Graph } from "../../program/graph.ts";
import { ofType } from "../../program/query.ts";
import type { Assumption, BilledService, Estimate, Outcome } from "../outcome.ts";
import { type IdleCost, idleCosts, monthHours, total } from "./idle-costs.ts";
import { type CostLine, type RouteCost, usageCosts } from "./usage-costs.ts";

/** What is assumed about prices. */
export const priceAssumptions: readonly Assumption[] = [
  {
    name: "regionPriceFactor",
    about: "A price in a Region whose price is not known, as a multiple of that in us-east-1",
    value: 1.2,
    unit: "times",
    source: "stated default",
    age: "undated",
    certainty: "assumed",
  },
];

/** What decides a bill beside usage. */
export interface BillOptions {
  /** @default that of {@link priceAssumptions} */
  readonly regionPriceFactor?: number;
  /** Whether what every account has free is subtracted. @default false */
  readonly freeTier?: boolean;
  /** How often a month has the simulated time. @default as often as it fits */
  readonly times?: number;
}

/** Cost of a month of 730 hours. */
export interface MonthlyCost {
  /** How often the month has the simulated time. */
  readonly times: number;
  readonly lines: readonly CostLine[];
  readonly services: readonly { readonly service: BilledService; readonly usd: Estimate }[];
  readonly routes: readonly RouteCost[];
  readonly idle: readonly IdleCost[];
  readonly usageUsd: Estimate;
  readonly idleUsd: number;
  readonly totalUsd: Estimate;
  /** Resources that cost money and are not in the sums: type and count. */
  readonly unpriced: readonly { readonly type: string; readonly count: number }[];
  /** Usage of the simulated time alone, as if nothing else happened in the month. */
  readonly onceUsd: Estimate;
}

/** Prices an outcome. */
export function monthlyCost(
  outcome: Pick<Outcome, "usage" | "simulatedHours">,
  graph: Graph,
  options: BillOptions = {},
): MonthlyCost {
  const { regionPriceFactor = defaultOf("regionPriceFactor"), freeTier = false } = options;
  const times = options.times ?? monthHours / outcome.simulatedHours;
  const pricing = { regionPriceFactor, freeTier };
  const lines = usageCosts(outcome.usage, { times, ...pricing });
  const idle = idleCosts(graph, { regionPriceFactor }).filter(({ count }) => count > 0);
  const idleUsd = total(idle) ?? 0;
  const usageUsd = sumOf(lines);
  return {
    ...{ times, lines, idle, usageUsd, idleUsd },
    unpriced: unpricedTypes.value
      .map((type) => ({ type, count: ofType(graph, type).length }))
      .filter(({ count }) => count > 0),
    services: [...Map.groupBy(lines, ({ service }) => service)]
      .map(([service, its]) => ({ service, usd: sumOf(its) }))
      .sort((one, other) => other.usd.value - one.usd.value),
    routes: [
      ...Map.groupBy(
        lines.flatMap(({ routes }) => routes),
        ({ route }) => route,
      ),
    ]
      .map(([route, its]) => ({ route, usd: its.reduce((so, { usd }) => so + usd, 0) }))
      .sort((one, other) => other.usd - one.usd),
    totalUsd: { value: usageUsd.value + idleUsd, error: usageUsd.error },
    onceUsd: sumOf(usageCosts(outcome.usage, { times: 1, ...pricing })),
  };
}

/** Errors are added: what was sampled together errs together. */
function sumOf(lines: readonly CostLine[]): Estimate {
  return {
    value: lines.reduce((so, { usd }) => so + usd.value, 0),
    error: lines.reduce((so, { usd }) => so + usd.error, 0),
  };
}

function defaultOf(name: string): number {
  return priceAssumptions.find((each) => each.name === name)?.value ?? 1;
}
