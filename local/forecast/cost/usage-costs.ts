/**
 * What usage costs in a month: by item, and by the routes that cause it.
 *
 * @module
 */
import { type FreeUsage, freeUsage } from "../../../aws/edge-prices.ts";
import type { Certainty } from "../../../aws/fact.ts";
import type { BilledService, Estimate, UsageLine } from "../outcome.ts";
import { type PlacePrice, priceOf } from "./price-table.ts";
import { formulaOf, usdOf } from "./tiered-price.ts";

const freeUsages: readonly FreeUsage[] = freeUsage.value;

/** How usage is priced. */
export interface PricingOptions {
  /** How often the simulated time fits into what is priced. */
  readonly times: number;
  /** A price that is not known, as a multiple of that in us-east-1. */
  readonly regionPriceFactor: number;
  /** Whether what every account has free is subtracted. */
  readonly freeTier: boolean;
}

/** What a route has of a cost. */
export interface RouteCost {
  /** Path pattern of a behavior; `undefined` for what no request causes. */
  readonly route: string | undefined;
  readonly usd: number;
}

/** Cost of one item in one place. */
export interface CostLine {
  readonly service: BilledService;
  readonly item: string;
  readonly place: string;
  readonly unit: string;
  /** Before free units are subtracted. */
  readonly quantity: Estimate;
  readonly usd: Estimate;
  /** Quantity times price, tier by tier. */
  readonly formula: string;
  readonly price: {
    readonly certainty: Certainty;
    /** Month in which the page was read. */
    readonly read: string;
    readonly source: string;
    /** Whether the price of the place is not known, and is a multiple of that in us-east-1. */
    readonly isDerived: boolean;
  };
  readonly routes: readonly RouteCost[];
}

/** Usage of one item in one place, of all routes together. */
interface Gathered {
  readonly lines: readonly UsageLine[];
  readonly units: number;
  readonly error: number;
}

/** Costs by item and place, the highest first. */
export function usageCosts(
  usage: readonly UsageLine[],
  options: PricingOptions,
): readonly CostLine[] {
  const gathered = [
    ...Map.groupBy(usage, ({ service, item, place }) => `${service}\n${item}\n${place}`).values(),
  ].map(
    (lines): Gathered => ({
      lines,
      units: options.times * quantityOf(lines),
      // What is sampled together errs together: errors are added.
      error: options.times * lines.reduce((so, { quantity }) => so + quantity.error, 0),
    }),
  );
  return gathered
    .flatMap((each) => {
      const [first] = each.lines;
      return first === undefined
        ? []
        : [costLine(first, each, paidShare(first, gathered, options), options)];
    })
    .sort((one, other) => other.usd.value - one.usd.value);
}

/** @param paid The share of the units that is not free, from 0 to 1. */
function costLine(
  first: UsageLine,
  { lines, units, error }: Gathered,
  paid: number,
  { times, regionPriceFactor }: PricingOptions,
): CostLine {
  const { service, item, place } = first;
  const price: PlacePrice = priceOf(first, regionPriceFactor);
  const usd = usdOf(units * paid, price);
  const free =
    paid === 1 ? "" : `, of ${Math.round(units).toLocaleString("en-US")} with free units`;
  return {
    ...{ service, item, place, unit: price.unit },
    quantity: { value: units, error },
    usd: { value: usd, error: usdOf((units + error) * paid, price) - usd },
    formula: `${formulaOf(units * paid, price)}${free}`,
    price: {
      certainty: price.isDerived ? "inferred" : price.fact.certainty,
      read: price.fact.read,
      source: price.fact.source.url,
      isDerived: price.isDerived,
    },
    routes: [...Map.groupBy(lines, ({ route }) => route)].map(([route, own]) => ({
      route,
      usd: units === 0 ? 0 : (usd * times * quantityOf(own)) / units,
    })),
  };
}

/** The share of an item's units that is not free. Free units are distributed over places and items by their units. */
function paidShare(
  line: UsageLine,
  all: readonly Gathered[],
  { freeTier }: PricingOptions,
): number {
  const free = freeUsages.find((each) => sharesFree(line, each));
  if (!freeTier || free === undefined) {
    return 1;
  }
  const sharing = all.filter(({ lines: [one] }) => one !== undefined && sharesFree(one, free));
  const units = sharing.reduce((so, each) => so + each.units, 0);
  return units <= free.units ? 0 : 1 - free.units / units;
}

function sharesFree({ service, item }: UsageLine, free: FreeUsage): boolean {
  return free.service === service && free.items.includes(item);
}

function quantityOf(lines: readonly UsageLine[]): number {
  return lines.reduce((so, { quantity }) => so + quantity.value, 0);
}
