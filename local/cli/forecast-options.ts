/**
 * What the person at the terminal asked `touchline forecast`.
 *
 * @module
 */
import { defaultMaxRequests } from "../forecast/simulate/simulate.ts";
import { presetNames } from "../forecast/traffic/presets.ts";
import { type Variant, variants } from "../forecast/variants/variants.ts";
import { LocalError } from "../local-error.ts";
import { nearestName } from "../nearest-name.ts";
import { stackOptions } from "./chosen-stack.ts";
import { parsePairs, parseWords } from "./words.ts";

/** The command line, understood. */
export interface ForecastCommandOptions {
  readonly stack: string | undefined;
  /** Words like `key=value`. */
  readonly config: readonly string[];
  /** Name of a preset, or a file. */
  readonly traffic: string;
  /** File with members of a traffic that replace those of a preset. */
  readonly routes: string | undefined;
  readonly seed: number;
  readonly maxRequests: number;
  readonly assumptions: Readonly<Record<string, number>>;
  readonly variables: Readonly<Record<string, string>>;
  readonly freeTier: boolean;
  readonly times: number | undefined;
  readonly sensitivity: boolean;
  readonly variants: readonly Variant[];
  /** Settings in place of those of the stack, one comparison for each. */
  readonly changedSettings: readonly Readonly<Record<string, string>>[];
  /** USD a month. */
  readonly budget: number | undefined;
  /** File with the result of an earlier `--json`. */
  readonly against: string | undefined;
  readonly json: boolean;
  readonly html: string | undefined;
  readonly usageFile: string | undefined;
}

/** Printed for `--help`, and below a command line that cannot be understood. */
export const usage = `touchline forecast [options]

  --traffic <name|file>   ${presetNames.join(", ")}, or a file  (match-day)
  --routes <file>         routes, tokens, publications … in place of those of a preset
  --stack <name>          evaluate Pulumi.<name>.yaml              (dev, or the only one)
  --config <key=value>    a setting in place of the stack file's; repeatable
  --variable <name=value> a value for \${name} in headers of the traffic, such as a token; repeatable
  --seed <number>         decides about everything left to chance  (1)
  --requests <number>     requests simulated one by one; of more, a sample is  (${defaultMaxRequests})
  --assume <name=number>  a value in place of what is assumed; repeatable
  --times <number>        how often a month has this traffic  (as often as it fits)
  --free-tier             subtract what every account has free
  --no-sensitivity        do not vary the assumptions, which takes most of the time
  --compare <name>        the same traffic with a change; repeatable. all, a setting like 'desk=false', or
                          ${variants.map(({ name }) => name).join(", ")}
  --budget <usd>          end with 1 when a month costs more
  --against <file>        print the differences to an earlier --json, as the comment of a pull request
  --json                  print the result as JSON
  --html <file>           write a page with plots, which needs no network
  --usage-file <file>     write usage in the format of infracost
  -h, --help              show this help

ends with 1 when a month costs more than the budget
`;

/**
 * @param args The words after the name of the command.
 * @throws {LocalError} with the wrong argument and what is allowed.
 */
export function parseForecastOptions(args: readonly string[]): ForecastCommandOptions {
  const values = parseWords(
    args,
    {
      ...stackOptions,
      traffic: { type: "string", default: "match-day" },
      routes: { type: "string" },
      seed: { type: "string", default: "1" },
      requests: { type: "string", default: `${defaultMaxRequests}` },
      assume: { type: "string", multiple: true, default: [] },
      variable: { type: "string", multiple: true, default: [] },
      times: { type: "string" },
      sensitivity: { type: "boolean", default: true },
      "free-tier": { type: "boolean", default: false },
      compare: { type: "string", multiple: true, default: [] },
      budget: { type: "string" },
      against: { type: "string" },
      json: { type: "boolean", default: false },
      html: { type: "string" },
      "usage-file": { type: "string" },
    },
    usage,
  );
  if (values.json && values.against !== undefined) {
    throw refusal("--json and --against exclude each other");
  }
  return {
    stack: values.stack,
    config: values.config,
    traffic: values.traffic,
    routes: values.routes,
    seed: parseCount("--seed", values.seed, 0),
    maxRequests: parseCount("--requests", values.requests, 1_000),
    assumptions: Object.fromEntries(
      Object.entries(parsePairs("--assume", values.assume)).map(([name, text]) => [
        name,
        parseNumber(`--assume ${name}`, text),
      ]),
    ),
    variables: parsePairs("--variable", values.variable),
    freeTier: values["free-tier"],
    sensitivity: values.sensitivity,
    times: values.times === undefined ? undefined : parseNumber("--times", values.times),
    variants: parseVariants(values.compare.filter((word) => !word.includes("="))),
    changedSettings: values.compare
      .filter((word) => word.includes("="))
      .map((word) => parsePairs("--compare", [word])),
    budget: values.budget === undefined ? undefined : parseNumber("--budget", values.budget),
    against: values.against,
    json: values.json,
    html: values.html,
    usageFile: values["usage-file"],
  };
}

function refusal(message: string): LocalError {
  return new LocalError(`${message}\n\n${usage}`, { fault: "usage" });
}

function parseNumber(option: string, text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) {
    throw refusal(`${option} must be a number like 500 or 0.5, got ${JSON.stringify(text)}`);
  }
  return Number(text);
}

function parseCount(option: string, text: string, least: number): number {
  const count = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (!(count >= least)) {
    throw refusal(
      `${option} must be a whole number of at least ${least}, got ${JSON.stringify(text)}`,
    );
  }
  return count;
}

function parseVariants(names: readonly string[]): readonly Variant[] {
  if (names.includes("all")) {
    return variants;
  }
  return names.map((name) => {
    const variant = variants.find((each) => each.name === name);
    if (variant === undefined) {
      const known = variants.map((each) => each.name);
      const meant = nearestName(name, known);
      const hint = meant === undefined ? "" : `; did you mean ${meant}?`;
      throw refusal(
        `--compare must be all, a setting like key=value, or one of ${known.join(", ")}; got ${JSON.stringify(name)}${hint}`,
      );
    }
    return variant;
  });
}
