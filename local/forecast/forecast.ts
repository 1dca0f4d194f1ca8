/**
 * A forecast: what a traffic does to a program, what that costs, and how sure it is.
 *
 * @module
 */
import { assemble } from "../model/assemble.ts";
import type { Graph } from "../program/graph.ts";
import { type BillOptions, monthlyCost, priceAssumptions } from "./cost/monthly-cost.ts";
import type { Variables } from "./profile/asked-request.ts";
import { profile } from "./profile/profile.ts";
import type { Profile } from "./profile/request-profile.ts";
import { type ForecastReport, forecastReport } from "./report/forecast-report.ts";
import { type Sensitivity, sensitivityTo } from "./report/sensitivity.ts";
import { defaultMaxRequests, simulate } from "./simulate/simulate.ts";
import type { Traffic } from "./traffic/traffic.ts";
import { type ComparedVariant, comparedVariant } from "./variants/comparison.ts";
import type { Variant } from "./variants/variants.ts";

/** How to forecast. */
export interface ForecastOptions {
  /** Folder of the project. */
  readonly root: string;
  /** Decides about all that is left to chance. @default 1 */
  readonly seed?: number;
  /** Requests that are simulated one by one; of more, a sample is. @default 1,000,000 */
  readonly maxRequests?: number;
  /** Values in place of what is assumed, by name. @default none */
  readonly assumptions?: Readonly<Record<string, number>>;
  /** Values for `${NAME}` in headers of routes. @default none */
  readonly variables?: Variables;
  /** Whether what every account has free is subtracted. @default false */
  readonly freeTier?: boolean;
  /** Whether each assumption is varied, which takes most of the time. @default true */
  readonly sensitivity?: boolean;
  /** How often a month has this traffic. @default as often as it fits */
  readonly times?: number | undefined;
  /** Changes to compare with the program. @default none */
  readonly variants?: readonly Variant[];
  /** The program with other settings, to compare with it. @default none */
  readonly programs?: readonly OtherProgram[];
}

/** A program with other settings. */
export interface OtherProgram {
  readonly name: string;
  readonly about: string;
  readonly graph: Graph;
}

/** Requests that are simulated for each line of the sensitivity: enough to see what matters, and fast. */
const sensitivityRequests = 10_000;

/**
 * Forecasts.
 *
 * @throws {ModelError} for a program that cannot be served.
 * @throws {TrafficError} for an assumption that is none.
 */
export async function forecast(
  graph: Graph,
  traffic: Traffic,
  options: ForecastOptions,
): Promise<ForecastReport> {
  const { root, variables = {}, seed = 1, maxRequests = defaultMaxRequests } = options;
  const { prices, times } = splitAssumptions(options.assumptions ?? {});
  const bill: BillOptions = {
    ...prices,
    freeTier: options.freeTier ?? false,
    ...(options.times === undefined ? {} : { times: options.times }),
  };
  const ask = (declared: Graph, change: Variant["model"] = (model) => model) =>
    profile(change(assemble(declared)), traffic, { root, variables });
  const run = { seed, maxRequests, assumptions: times };

  const asked = await ask(graph);
  const outcome = simulate(asked, run);
  const comparison: ComparedVariant[] = [];
  const compare = (named: Pick<Variant, "name" | "about">, changed: Profile, priced: Graph) => {
    const result = simulate(changed, { ...run, growth: false });
    comparison.push(comparedVariant(named, result, monthlyCost(result, priced, bill)));
  };
  for (const variant of options.variants ?? []) {
    const base = variant.model === undefined ? asked : await ask(graph, variant.model);
    compare(variant, variant.profile?.(base) ?? base, without(graph, variant.without ?? []));
  }
  for (const program of options.programs ?? []) {
    compare(program, await ask(program.graph), program.graph);
  }
  return forecastReport(
    {
      outcome,
      cost: monthlyCost(outcome, graph, bill),
      sensitivity: sensitivity(asked, graph, {
        ...{ ...run, bill },
        isVaried: options.sensitivity ?? true,
      }),
      comparison,
    },
    prices,
  );
}

/** Assumptions about prices, and those about times and quantities. */
function splitAssumptions(given: Readonly<Record<string, number>>) {
  const isPrice = (name: string) => priceAssumptions.some((each) => each.name === name);
  const of = (ofPrices: boolean) =>
    Object.fromEntries(Object.entries(given).filter(([name]) => isPrice(name) === ofPrices));
  return { prices: of(true), times: of(false) };
}

function without(graph: Graph, types: readonly string[]): Graph {
  return { ...graph, nodes: graph.nodes.filter(({ type }) => !types.includes(type)) };
}

/** Varies every assumption, with fewer requests. */
function sensitivity(
  asked: Profile,
  graph: Graph,
  given: {
    readonly seed: number;
    readonly maxRequests: number;
    readonly assumptions: Readonly<Record<string, number>>;
    readonly bill: BillOptions;
    readonly isVaried: boolean;
  },
): Sensitivity {
  const { seed, bill, isVaried } = given;
  const maxRequests = Math.min(given.maxRequests, sensitivityRequests);
  const simulated = (changed: Readonly<Record<string, number>>) =>
    simulate(asked, {
      ...{ seed, maxRequests, growth: false },
      assumptions: { ...given.assumptions, ...changed },
    });
  const base = simulated({});
  const assumed = [
    ...base.assumptions,
    ...priceAssumptions.map((each) => ({
      ...each,
      value: bill.regionPriceFactor ?? each.value,
    })),
  ];
  return sensitivityTo(isVaried ? assumed : [], base.sampledRequests, (changed) => {
    const { prices, times } = splitAssumptions(changed);
    const outcome = Object.keys(times).length === 0 ? base : simulated(times);
    const { totalUsd } = monthlyCost(outcome, graph, { ...bill, ...prices });
    return { usd: totalUsd.value, p95: outcome.all.latency.p95 };
  });
}
