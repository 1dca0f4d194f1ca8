/**
 * `touchline forecast`: what a traffic costs on a stack, and how fast its responses are.
 *
 * @module
 */
import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parse } from "yaml";
import { forecast } from "../forecast/forecast.ts";
import { estimatedUsd, shownUsd } from "../forecast/report/amounts.ts";
import { type ForecastReport, readReport } from "../forecast/report/forecast-report.ts";
import { htmlReport } from "../forecast/report/html-report.ts";
import { pullRequestComment } from "../forecast/report/pull-request-comment.ts";
import { textReport } from "../forecast/report/text-report.ts";
import { usageFile } from "../forecast/report/usage-file.ts";
import { presetNames, presetTraffic } from "../forecast/traffic/presets.ts";
import { readTraffic } from "../forecast/traffic/read-traffic.ts";
import type { Traffic } from "../forecast/traffic/traffic.ts";
import { LocalError } from "../local-error.ts";
import { evaluate } from "../program/evaluate.ts";
import { readChosenStack } from "./chosen-stack.ts";
import type { Command, ExitStatus, World } from "./command.ts";
import { type ForecastCommandOptions, parseForecastOptions, usage } from "./forecast-options.ts";

/** Forecasts, and compares. */
export const forecastCommand: Command = {
  summary: "forecast costs and latencies of a traffic",
  usage,
  settings: ["stack", "config"],
  run: (args, world) => forecastStack(parseForecastOptions(args), world),
};

async function forecastStack(options: ForecastCommandOptions, world: World): Promise<ExitStatus> {
  const { root } = world;
  // Files are read before anything takes time.
  const before =
    options.against === undefined
      ? undefined
      : readReport(await textOf(root, "--against", options.against), options.against);
  const traffic = await chosenTraffic(root, options);
  const graphOf = async (config: readonly string[]) =>
    evaluate(root, await readChosenStack({ stack: options.stack, config }, world));
  const graph = await graphOf(options.config);
  const programs = [];
  for (const changed of options.changedSettings) {
    const words = Object.entries(changed).map(([key, value]) => `${key}=${value}`);
    const about = "the program with this setting";
    const name = words.join(", ");
    programs.push({ name, about, graph: await graphOf([...options.config, ...words]) });
  }
  const report = await forecast(graph, traffic, { ...options, root, programs });
  if (options.html !== undefined) {
    await write(root, "--html", options.html, await htmlReport(report));
  }
  if (options.usageFile !== undefined) {
    const file = usageFile(graph, report.outcome, report.cost);
    await write(root, "--usage-file", options.usageFile, file);
  }
  world.out(printed(report, before, options));
  return withinBudget(report, options.budget, world);
}

function printed(
  report: ForecastReport,
  before: ForecastReport | undefined,
  { json }: ForecastCommandOptions,
): string {
  if (before !== undefined) {
    return pullRequestComment(before, report);
  }
  return json ? `${JSON.stringify(report, undefined, 2)}\n` : textReport(report);
}

/** @returns 1 when a month costs more than it may, and says so. */
function withinBudget(
  { cost: { totalUsd } }: ForecastReport,
  budget: number | undefined,
  { err }: World,
): ExitStatus {
  if (budget === undefined || totalUsd.value <= budget) {
    return 0;
  }
  err(
    `the budget is exceeded: a month costs ${estimatedUsd(totalUsd)} USD, and may cost ${shownUsd(budget)}\n`,
  );
  return 1;
}

/** A preset with the routes of a program, or what a file has. */
async function chosenTraffic(
  root: string,
  { traffic, routes }: Pick<ForecastCommandOptions, "traffic" | "routes">,
): Promise<Traffic> {
  if (!presetNames.includes(traffic)) {
    const what = `--traffic must be one of ${presetNames.join(", ")}, or a file;`;
    return readTraffic(await textOf(root, what, traffic), traffic);
  }
  if (routes === undefined) {
    return presetTraffic(traffic);
  }
  const text = await textOf(root, "--routes", routes);
  try {
    return presetTraffic(traffic, parse(text));
  } catch (cause) {
    throw refusal(`--routes ${routes} cannot be used`, cause);
  }
}

async function textOf(root: string, option: string, file: string): Promise<string> {
  return readFile(resolve(root, file), "utf8").catch((cause: unknown) => {
    throw refusal(`${option} ${file} cannot be read`, cause);
  });
}

async function write(root: string, option: string, file: string, text: string): Promise<void> {
  await writeFile(resolve(root, file), text).catch((cause: unknown) => {
    throw refusal(`${option} ${file} cannot be written`, cause);
  });
}

function refusal(what: string, cause: unknown): LocalError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new LocalError(`${what}: ${reason}`, { fault: "usage", cause });
}
