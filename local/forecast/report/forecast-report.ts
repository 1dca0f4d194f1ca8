/**
 * Everything that a forecast answers, as data: what `--json` prints and what the other formats are made from.
 *
 * @module
 */
import { type MonthlyCost, priceAssumptions } from "../cost/monthly-cost.ts";
import type { Assumption, Outcome } from "../outcome.ts";
import type { ComparedVariant } from "../variants/comparison.ts";
import type { Sensitivity } from "./sensitivity.ts";

/** Changes with every change of what it contains. */
export const reportVersion = 1;

/** A forecast. */
export interface ForecastReport {
  readonly version: typeof reportVersion;
  readonly outcome: Outcome;
  readonly cost: MonthlyCost;
  /** Those of the simulation and those of prices. */
  readonly assumptions: readonly Assumption[];
  readonly sensitivity: Sensitivity;
  /** Variants of the program with the same traffic; empty unless they are asked for. */
  readonly comparison: readonly ComparedVariant[];
}

/** Joins the parts. @param given Assumptions that were set, by name. */
export function forecastReport(
  parts: Pick<ForecastReport, "outcome" | "cost" | "sensitivity" | "comparison">,
  given: Readonly<Record<string, number>> = {},
): ForecastReport {
  return {
    version: reportVersion,
    ...parts,
    assumptions: [
      ...parts.outcome.assumptions,
      ...priceAssumptions.map((each) => ({ ...each, value: given[each.name] ?? each.value })),
    ],
  };
}
