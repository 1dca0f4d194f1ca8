/**
 * What a forecast says about money.
 *
 * @module
 */
import { placeTitle } from "../cost/price-zone.ts";
import type { CostLine } from "../cost/usage-costs.ts";
import { estimatedUsd, shownNumber, shownShare, shownUsd } from "./amounts.ts";
import type { ForecastReport } from "./forecast-report.ts";
import { numbers, type Section } from "./section.ts";

/** A month, by service; each item with its formula; by route; and what is idle. */
export function costSections(report: ForecastReport): readonly Section[] {
  return [byService(report), byItem(report), byRoute(report), idle(report)];
}

function byService({ cost }: ForecastReport): Section {
  const share = (usd: number) => shownShare(usd / cost.totalUsd.value);
  return {
    id: "cost",
    title: "Cost of a month",
    lead: `US dollars at list prices, for 730 hours: this traffic ${shownNumber(cost.times)} times, which --times changes. Once, without idle costs, it is ${estimatedUsd(cost.onceUsd)}.`,
    columns: [{ title: "Service" }, numbers("USD a month"), numbers("Share")],
    rows: [
      ...cost.services.map(({ service, usd }) => [service, estimatedUsd(usd), share(usd.value)]),
      ["While idle", shownUsd(cost.idleUsd), share(cost.idleUsd)],
      ["Together", estimatedUsd(cost.totalUsd), ""],
    ],
  };
}

/** Less than half a cent is shown as 0.00. */
const leastUsd = 0.005;

function byItem({ cost: { lines } }: ForecastReport): Section {
  const small = lines.filter(({ usd }) => usd.value < leastUsd);
  const rest = small.reduce((so, { usd }) => so + usd.value, 0);
  return {
    id: "cost-by-item",
    title: "Cost by item",
    lead: "Each item with its formula, and how sure its price is: docs/facts.md has every price with its page.",
    columns: [
      { title: "Service" },
      { title: "Where" },
      { title: "Formula" },
      numbers("USD a month"),
      { title: "Price" },
    ],
    rows: [
      ...lines
        .filter(({ usd }) => usd.value >= leastUsd)
        .map((line) => [
          line.service,
          placeTitle(line.place),
          line.formula,
          estimatedUsd(line.usd),
          priceAge(line),
        ]),
      ...(small.length === 0
        ? []
        : [[`${small.length} items below a cent`, "", "", shownUsd(rest), ""]]),
    ],
  };
}

function priceAge({ price: { certainty, read, isDerived } }: CostLine): string {
  return isDerived ? "not known: from that of us-east-1" : `${certainty}, ${read}`;
}

function byRoute({ cost, outcome }: ForecastReport): Section {
  const requests = new Map(outcome.routes.map(({ name, requests: { value } }) => [name, value]));
  return {
    id: "cost-by-route",
    title: "Cost by route",
    lead: "Usage without idle costs. Tiers of prices are those of all routes together.",
    columns: [{ title: "Route" }, numbers("USD a month"), numbers("USD for a million requests")],
    rows: cost.routes.map(({ route, usd }) => {
      const count = requests.get(route ?? "") ?? 0;
      const each = count === 0 ? "" : shownUsd((usd / cost.times / count) * 1_000_000);
      return [route ?? "(no request)", shownUsd(usd), each];
    }),
  };
}

function idle({ cost }: ForecastReport): Section {
  return {
    id: "cost-idle",
    title: "Cost while idle",
    lead: "Without a single request.",
    columns: [{ title: "What" }, numbers("Count"), numbers("USD a month")],
    rows: cost.idle.map(({ item, count, usd }) => [item, `${count}`, shownUsd(usd ?? 0)]),
  };
}
