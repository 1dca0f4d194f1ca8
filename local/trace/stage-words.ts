/**
 * A stage as a line of the terminal.
 *
 * @module
 */
import type { Stage } from "./request-record.ts";

const outcomes = {
  ok: "returned",
  error: "failed",
  timeout: "reached its timeout",
  throttled: "was throttled",
} as const;

/** How a run of a function ended. */
function endOf({ outcome, result }: Extract<Stage, { kind: "function" }>): string {
  const { errorType } = (outcome === "error" && result ? result : {}) as { errorType?: string };
  return errorType === undefined ? outcomes[outcome] : `${outcomes[outcome]} with ${errorType}`;
}

/** One line, without the indentation. */
export function stageWords(stage: Stage): string {
  const since = `in ${stage.durationMs.toFixed(1)} ms`;
  switch (stage.kind) {
    case "firewall": {
      const decider = stage.decidedBy === undefined ? "" : ` by ${stage.decidedBy}`;
      return `web ACL: ${stage.verdict}${decider}`;
    }
    case "refusal":
      return `refused with ${stage.status}: ${stage.why}`;
    case "behavior":
      return `behavior ${stage.pathPattern}, origin ${stage.origin}`;
    case "function":
      return `function ${stage.name} at ${stage.eventType}: ${endOf(stage)} ${since}`;
    case "cache":
      return `cache: ${stage.verdict}, ${stage.words}`;
    case "origin":
      return `origin ${stage.id}: ${stage.method} ${stage.path}, ${stage.status ?? "no answer"} ${since}`;
    case "api":
      return `API ${stage.name} in ${stage.region}: ${stage.route ?? "no route"}, ${stage.status} ${since}`;
    case "store":
      return `${stage.stored ? "stored" : "not stored"}: ${stage.words}`;
  }
}
