/**
 * Everything that a forecast says, table by table.
 *
 * @module
 */
import { comparisonSection } from "./comparison-section.ts";
import { costSections } from "./cost-sections.ts";
import type { ForecastReport } from "./forecast-report.ts";
import type { Section } from "./section.ts";
import { trafficSections } from "./traffic-sections.ts";
import { uncertaintySections } from "./uncertainty-sections.ts";

/** The tables, without those that have no rows. */
export function sections(report: ForecastReport): readonly Section[] {
  return [
    ...comparisonSection(report),
    ...costSections(report),
    ...trafficSections(report.outcome),
    ...uncertaintySections(report),
  ].filter(({ rows }) => rows.length > 0);
}

/** What was simulated, in one line. */
export function headline({ outcome }: Pick<ForecastReport, "outcome">): string {
  const { project, stack, traffic, simulatedHours, sampledRequests, requestsPerSample, seed } =
    outcome;
  const sampled = sampledRequests.toLocaleString("en-US");
  const sample =
    requestsPerSample > 1
      ? `${sampled} requests simulated, each for ${Number(requestsPerSample.toFixed(2)).toLocaleString("en-US")}`
      : `${sampled} requests, each simulated`;
  return `${project} ${stack} with ${traffic}: ${Number(simulatedHours.toFixed(1))} hours, ${sample}, seed ${seed}`;
}
