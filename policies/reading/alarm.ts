/**
 * Alarms, and what they watch.
 *
 * @module
 */
import type { StackResource } from "./resource.ts";
import { type Stack, sources } from "./stack.ts";
import { isProperties, list, type Properties, part, unknown, type Value } from "./value.ts";

export const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";
export const compositeAlarmType = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
export const topicType = "aws:sns/topic:Topic";

/** The properties with the actions of an alarm. */
export const actionProperties = ["alarmActions", "okActions", "insufficientDataActions"] as const;

/** A metric an alarm looks at. */
export interface WatchedMetric {
  readonly namespace: Value;
  readonly name: Value;
}

/** Its one metric, or those its queries are made of. Of an unknown query everything is unknown. */
export function metricsOf({ props }: StackResource): readonly WatchedMetric[] {
  const queries = props["metricQueries"];
  const all: readonly Value[] = queries === unknown ? [unknown] : list(queries);
  const queried = all.map((query) => part(query, "metric"));
  const single = props["namespace"] === undefined ? [] : [props];
  return [
    ...[...single, ...queried.filter(isProperties)].map(readMetric),
    ...queried.flatMap((each): readonly WatchedMetric[] =>
      each === unknown ? [{ namespace: unknown, name: unknown }] : [],
    ),
  ];
}

function readMetric(metric: Properties): WatchedMetric {
  return { namespace: metric["namespace"], name: metric["metricName"] };
}

/** What its dimensions come from. */
export function watchedBy(alarm: StackResource): readonly StackResource[] {
  return [...sources(alarm, "dimensions"), ...sources(alarm, "metricQueries")];
}

/** Alarms on a resource: found by dependencies, since ids are unknown before a first deployment. */
export function alarmsOn(stack: Stack, target: StackResource): readonly StackResource[] {
  return stack.ofType(alarmType).filter((alarm) => watchedBy(alarm).includes(target));
}
