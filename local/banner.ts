/**
 * What a person is told when a stack is being served.
 *
 * @module
 */
import type { Behavior, Distribution, EventType } from "./edge/model.ts";
import type { Model, NotSimulated } from "./model/model.ts";

/** Where a stack is being served. */
export interface Address {
  readonly url: string;
  readonly s3Url: string;
}

const events: readonly EventType[] = [
  "viewer-request",
  "origin-request",
  "origin-response",
  "viewer-response",
];

/** The whole message, several lines. */
export function banner(model: Model, { url, s3Url }: Address, warnings: readonly string[]): string {
  return [
    `${model.project} ${model.stack}, on this machine`,
    "",
    `  ${url}  the facade; plain HTTP stands for HTTPS`,
    `  ${s3Url}  S3; a key of no function may do everything`,
    "",
    ...model.distributions.flatMap((distribution) => routes(model, distribution)),
    ...section(
      "buckets",
      model.buckets.map(({ name }) => `s3://${name}`),
    ),
    ...section("controls", [`POST ${url}/__local/invalidate?path=/*`]),
    ...section("not simulated", notSimulated(model.notSimulated)),
    ...section("worth knowing", warnings),
  ].join("\n");
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`), ""];
}

function routes(model: Model, { behaviors, origins }: Distribution): readonly string[] {
  const paths = behaviors.map(({ pathPattern }) => pathPattern);
  const width = Math.max(...paths.map(({ length }) => length));
  const lines = behaviors.map((behavior) => {
    const origin = origins.get(behavior.targetOriginId)?.id ?? behavior.targetOriginId;
    const path = behavior.pathPattern.padEnd(width);
    return [`${path}  ${origin}`, ...functions(model, behavior)].join(", ");
  });
  return section("routes", lines);
}

function functions(model: Model, behavior: Behavior): readonly string[] {
  return events.flatMap((event) => {
    const association = behavior.functions[event];
    const name = association && model.functions.get(association.functionArn)?.name;
    return name === undefined ? [] : [`${event} ${name}`];
  });
}

/** One line a thing that is said of several resources. */
function notSimulated(items: readonly NotSimulated[]): readonly string[] {
  const byReason = new Map<string, NotSimulated[]>();
  for (const item of items) {
    const subject = item.what === "" ? item.type : `${item.type} ${item.what}`;
    const key = `${subject}: ${item.why}`;
    byReason.set(key, [...(byReason.get(key) ?? []), item]);
  }
  return [...byReason].map(([reason, { length }]) =>
    length > 1 ? `${reason} (${length})` : reason,
  );
}
