/**
 * Stages as a `Server-Timing` header.
 *
 * @see https://www.w3.org/TR/server-timing/
 * @module
 */
import type { Stage } from "./request-record.ts";

/** Most stages that are told. */
const maxMetrics = 40;

/** The stage in a few words. */
function description(stage: Stage): string {
  switch (stage.kind) {
    case "firewall":
      return stage.verdict;
    case "refusal":
      return String(stage.status);
    case "behavior":
      return stage.pathPattern;
    case "function":
      return `${stage.name} ${stage.eventType} ${stage.outcome}`;
    case "cache":
      return stage.verdict;
    case "origin":
      return `${stage.id} ${stage.status ?? "no answer"}`;
    case "api":
      return `${stage.region} ${stage.route ?? "no route"} ${stage.status}`;
    case "store":
      return stage.stored ? `${stage.ttlSeconds} s` : "not stored";
  }
}

/** A quoted string of RFC 9110 section 5.6.4, of printable ASCII alone. */
function quoted(text: string): string {
  return `"${text
    .replace(/[^\x20-\x7e]/g, "?")
    .replace(/["\\]/g, "\\$&")
    .slice(0, 200)}"`;
}

/** The value of the header: a metric for each stage, named after its kind, in the order in which they began. */
export function serverTiming(stages: readonly Stage[]): string {
  return stages
    .slice(0, maxMetrics)
    .map(
      (stage) =>
        `${stage.kind};dur=${stage.durationMs.toFixed(2)};desc=${quoted(description(stage))}`,
    )
    .join(", ");
}
