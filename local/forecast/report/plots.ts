/**
 * What of a forecast is easier to see than to read.
 *
 * @module
 */
import { latencyStages } from "../outcome.ts";
import type { ForecastReport } from "./forecast-report.ts";
import type { Plot } from "./plot.ts";
import { influence } from "./sensitivity.ts";
import { stageWords } from "./traffic-sections.ts";

/** The plots, each for one of the sections. */
export function plots(report: ForecastReport): readonly Plot[] {
  return [cost(report), hours(report), time(report), growth(report), sensitivity(report)];
}

function cost({ cost: { services, idleUsd } }: ForecastReport): Plot {
  return {
    section: "cost",
    about: "Cost of a month by service",
    kind: "bars",
    labels: [...services.map(({ service }) => service), "While idle"],
    series: [{ title: "USD a month", values: [...services.map(({ usd }) => usd.value), idleUsd] }],
    scales: ["USD a month"],
  };
}

function hours({ outcome }: ForecastReport): Plot {
  return {
    section: "hours",
    about: "Requests a second and the 95th percentile of latency by hour",
    kind: "lines",
    labels: outcome.hours.map(({ hour }) => `${hour}`),
    series: [
      {
        title: "Requests a second",
        values: outcome.hours.map(({ requestsPerSecond }) => requestsPerSecond),
      },
      { title: "p95 in ms", values: outcome.hours.map(({ p95 }) => p95), isRight: true },
    ],
    scales: ["requests a second", "ms"],
  };
}

function time({ outcome }: ForecastReport): Plot {
  const groups = [...outcome.routes, outcome.all];
  return {
    section: "routes",
    about: "Shares of the mean latency of each route, by where the time is spent",
    kind: "stacked",
    labels: groups.map(({ name }) => name),
    series: latencyStages.map((stage) => ({
      title: stageWords[stage],
      values: groups.map(({ latency }) => 100 * latency.shares[stage]),
    })),
    scales: ["% of the mean"],
  };
}

function growth({ outcome }: ForecastReport): Plot {
  const counts = outcome.growth;
  return {
    section: "growth",
    about: "Requests of viewers and of origins with more viewers",
    kind: "columns",
    labels: counts.map(({ factor }) => `× ${factor}`),
    series: [
      { title: "Viewers", values: counts.map(({ viewerRequests }) => viewerRequests) },
      { title: "Origins", values: counts.map(({ originRequests }) => originRequests.value) },
    ],
    scales: ["requests"],
    isLogarithmic: true,
  };
}

/** More bars would be too thin to compare. */
const mostAssumptions = 8;

function sensitivity({ sensitivity: { base, lines } }: ForecastReport): Plot {
  const shown = lines.filter((line) => influence(line, base) > 0).slice(0, mostAssumptions);
  const change = (usd: number) => (base.usd === 0 ? 0 : 100 * (usd / base.usd - 1));
  return {
    section: "sensitivity",
    about: "Change of the cost of a month with half and with double of an assumption",
    kind: "bars",
    labels: shown.map(({ name }) => name),
    series: [
      { title: "Half", values: shown.map(({ half }) => change(half.usd)) },
      { title: "Double", values: shown.map(({ double }) => change(double.usd)) },
    ],
    scales: ["% of the cost of a month"],
  };
}
