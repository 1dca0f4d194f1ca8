/**
 * The table of variants.
 *
 * @module
 */
import { comparedVariant } from "../variants/comparison.ts";
import { estimatedUsd, shownChange, shownMs, shownNumber, shownShare } from "./amounts.ts";
import type { ForecastReport } from "./forecast-report.ts";
import { numbers, type Section } from "./section.ts";

/** One table, or none where nothing is compared. */
export function comparisonSection({
  outcome,
  cost,
  comparison,
}: ForecastReport): readonly Section[] {
  if (comparison.length === 0) {
    return [];
  }
  const base = comparedVariant({ name: "as declared", about: "" }, outcome, cost);
  const rows = [base, ...comparison].map((variant) => [
    variant.name,
    estimatedUsd(variant.usd),
    variant === base ? "" : shownChange(variant.usd.value, base.usd.value),
    shownShare(variant.hitRatio),
    shownNumber(variant.originRequests),
    shownMs(variant.p50),
    shownMs(variant.p95),
    shownMs(variant.p99),
    variant === base ? "" : shownChange(variant.p95, base.p95),
    shownShare(variant.failed),
  ]);
  const differences = comparison.map(({ name, about }) => `${name}: ${about}.`);
  return [
    {
      id: "comparison",
      title: "Variants",
      // Not a column: it would be wider than all others.
      lead: [
        "The same traffic and seed; changes are to the program as declared.",
        ...differences,
      ].join(" "),
      columns: [
        { title: "Variant" },
        numbers("USD a month"),
        numbers("Change"),
        numbers("Hits of cacheable"),
        numbers("Requests of origins"),
        numbers("p50"),
        numbers("p95"),
        numbers("p99"),
        numbers("Change of p95"),
        numbers("429 and 5xx"),
      ],
      rows,
    },
  ];
}
