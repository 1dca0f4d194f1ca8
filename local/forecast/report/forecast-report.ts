/**
 * Everything that a forecast answers, as data: what `--json` prints and what the other formats are made from.
 *
 * @module
 */
import { LocalError } from "../../local-error.ts";
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

/**
 * Reads what `--json` printed.
 *
 * @throws {LocalError} for a text that is none, or that another version wrote.
 */
export function readReport(text: string, file: string): ForecastReport {
  const refuse = (reason: string, cause?: unknown) =>
    new LocalError(`${file} must be what touchline forecast --json printed: ${reason}`, {
      fault: "usage",
      cause,
    });
  let value: Partial<ForecastReport> | null;
  try {
    value = JSON.parse(text) as Partial<ForecastReport> | null;
  } catch (cause) {
    throw refuse(cause instanceof Error ? cause.message : String(cause), cause);
  }
  if (value?.version !== reportVersion) {
    throw refuse(
      `its version must be ${reportVersion}, got ${JSON.stringify(value?.version) ?? "none"}; forecast again`,
    );
  }
  const missing = (["outcome", "cost", "assumptions"] as const).filter((part) => !value[part]);
  if (missing.length > 0) {
    throw refuse(`it has no ${missing.join(", no ")}`);
  }
  return value as ForecastReport;
}
