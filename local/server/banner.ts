/**
 * The message printed when a stack is being served.
 *
 * @module
 */

import { edgeEvents } from "../../aws/edge-limits.ts";
import type { Model } from "../model/stack-model.ts";
import type { Behavior, Distribution, EventType } from "../services/cloudfront/model.ts";
import { numbered } from "./terminal-keys.ts";

/** Where a stack is being served. */
export interface Place {
  readonly url: string;
  readonly endpoints: readonly {
    readonly kind: string;
    readonly name: string;
    readonly url: string;
  }[];
  readonly s3Url: string;
  /** Regions that can be switched off, in the order of their numbers. */
  readonly regions: readonly string[];
  /** Whether keys are heard. */
  readonly keys: boolean;
  /** Settings in place of the stack file's. */
  readonly config: Readonly<Record<string, string>>;
}

const events: readonly EventType[] = edgeEvents.value;

/** The whole message, several lines: what a user looks for first comes last, where the screen ends. */
export function banner(model: Model, place: Place, warnings: readonly string[]): string {
  return [
    ...section("warnings", warnings),
    ...section(
      "routes",
      model.distributions.flatMap((distribution) => routes(model, distribution)),
    ),
    ...section("regions", regions(place)),
    ...section(
      "buckets",
      model.buckets.map(({ name }) => `s3://${name}`),
    ),
    ...notSimulated(model, place),
    `${model.project} ${model.stack} on 127.0.0.1`,
    "",
    ...endpoints(place),
    `  ${place.url}/__local/  what this stack does, and its controls: ${place.url}/__local/openapi.json`,
    `  ${place.s3Url}  AWS (S3, CloudFront, Secrets Manager, SSM, SQS, SNS, SES); any credentials have full access, except those of a function`,
    "",
  ].join("\n");
}

/** The name of an endpoint matters where there are several. */
function endpoints({ endpoints: served }: Place): readonly string[] {
  if (served.length === 0) {
    return ["  nothing answers viewers: the program declares no distribution and no API"];
  }
  return served.map(({ kind, name, url }) => {
    const what = served.length === 1 ? kind : `${kind} ${name}`;
    return `  ${url}  ${what}; plain HTTP represents HTTPS`;
  });
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`), ""];
}

/** Path, origin and functions, each in a column. */
function routes(model: Model, { behaviors, origins }: Distribution): readonly string[] {
  const rows = behaviors.map((behavior) => ({
    path: behavior.pathPattern,
    origin: origins.get(behavior.targetOriginId)?.id ?? behavior.targetOriginId,
    functions: functions(model, behavior).join(", "),
  }));
  const pathWidth = widest(rows.map(({ path }) => path));
  const originWidth = widest(rows.map(({ origin }) => origin));
  return rows.map(({ path, origin, functions: running }) =>
    `${path.padEnd(pathWidth)}  ${origin.padEnd(originWidth)}  ${running}`.trimEnd(),
  );
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(({ length }) => length));
}

function functions(model: Model, behavior: Behavior): readonly string[] {
  return events.flatMap((event) => {
    const association = behavior.functions[event];
    const name = association && model.functions.get(association.functionArn)?.name;
    return name === undefined ? [] : [`${event} ${logicalName(name, model)}`];
  });
}

/** What the program calls a function, without what makes its name unique in an account. */
function logicalName(name: string, { project, stack }: Model): string {
  const prefix = `${project}-${stack}-`;
  const bare = name.startsWith(prefix) ? name.slice(prefix.length) : name;
  return bare.replace(/-function-[0-9a-f]+$/, "");
}

function regions({ regions: names, keys }: Place): readonly string[] {
  if (names.length === 0) {
    return [];
  }
  return keys
    ? [numbered(names).join("  "), "press a number to switch a Region off or on; q quits"]
    : [names.join("  ")];
}

/** The number alone: the list can be longer than a screen. */
function notSimulated({ notSimulated: items, stack }: Model, { config }: Place): readonly string[] {
  const { length } = items;
  const settings = Object.entries(config).map(
    ([name, value]) => ` --config ${shellWord(`${name}=${value}`)}`,
  );
  const what = length === 1 ? "1 thing is" : `${length} things are`;
  return length === 0
    ? []
    : [
        `${what} not simulated; npx touchline check --stack ${stack}${settings.join("")} lists them`,
        "",
      ];
}

function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
