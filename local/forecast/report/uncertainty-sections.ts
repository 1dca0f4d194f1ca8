/**
 * What a forecast rests on, and what it leaves out.
 *
 * @module
 */
import { shownChange, shownMs, shownNumber, shownUsd } from "./amounts.ts";
import type { ForecastReport } from "./forecast-report.ts";
import { numbers, type Section } from "./section.ts";
import { influence } from "./sensitivity.ts";

/** Assumptions with their influence, and limits. */
export function uncertaintySections(report: ForecastReport): readonly Section[] {
  return [sensitivity(report), assumptions(report), limits(report)];
}

/** Shares below it are shown as no change. */
const leastInfluence = 0.0005;

function sensitivity({ sensitivity: { base, lines, requests } }: ForecastReport): Section {
  const influential = lines.filter((line) => influence(line, base) >= leastInfluence);
  const change = (now: number, before: number, shown: (value: number) => string) =>
    shownChange(now, before) === "=" ? "=" : `${shown(now)} (${shownChange(now, before)})`;
  return {
    id: "sensitivity",
    title: "What the result depends on",
    lead: `A month and the 95th percentile with half and with double of one assumption; ${shownUsd(base.usd)} USD and ${shownMs(base.p95)} as assumed, from ${shownNumber(requests)} requests each. The most influential first.`,
    columns: [
      { title: "Assumption" },
      numbers("Value"),
      numbers("USD: half"),
      numbers("double"),
      numbers("p95: half"),
      numbers("double"),
    ],
    rows:
      lines.length === 0
        ? []
        : [
            ...influential.map(({ name, value, half, double }) => [
              name,
              shownNumber(value),
              change(half.usd, base.usd, shownUsd),
              change(double.usd, base.usd, shownUsd),
              change(half.p95, base.p95, shownMs),
              change(double.p95, base.p95, shownMs),
            ]),
            ...(influential.length === lines.length
              ? []
              : [[`${lines.length - influential.length} others`, "", "=", "=", "=", "="]]),
          ],
  };
}

function assumptions(report: ForecastReport): Section {
  return {
    id: "assumptions",
    title: "Assumptions",
    lead: "Set one with --assume NAME=VALUE.",
    columns: [
      { title: "Name" },
      { title: "What" },
      numbers("Value"),
      { title: "Certainty" },
      { title: "Source" },
    ],
    rows: report.assumptions.map(({ name, about, value, unit, certainty, source, age }) => [
      name,
      about,
      `${shownNumber(value)} ${unit}`.trim(),
      certainty,
      age === "undated" ? source : `${source}, ${age}`,
    ]),
  };
}

/** What a list price is not. */
const limitsOfPrices =
  "List prices in USD without taxes, contracts, savings plans, support and the flat-rate plans of CloudFront.";

function limits({ outcome, cost }: ForecastReport): Section {
  const unpriced = cost.unpriced.map(
    ({ type, count }) => `${type}: ${count}, whose cost has no price here.`,
  );
  return {
    id: "limits",
    title: "What is not in it",
    columns: [{ title: "Limit" }],
    rows: [limitsOfPrices, ...unpriced, ...outcome.limits].map((limit) => [limit]),
  };
}
