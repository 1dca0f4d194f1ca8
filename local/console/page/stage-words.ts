/**
 * What happened at a stage, in a few words.
 *
 * @module
 */
import type { Stage } from "../../trace/request-record.ts";
import { counted } from "./format.ts";

/** The name of a stage. */
export function stageName(stage: Stage): string {
  switch (stage.kind) {
    case "firewall":
      return "Firewall";
    case "refusal":
      return "Refused";
    case "behavior":
      return "Behavior";
    case "function":
      return stage.eventType === "invoke" ? "Function" : stage.eventType;
    case "cache":
      return "Cache";
    case "origin":
      return stage.attempt > 1 ? `Origin, attempt ${stage.attempt}` : "Origin";
    case "api":
      return stage.type === "function-url" ? "Function URL" : `${stage.type.toUpperCase()} API`;
    case "store":
      return "Store";
  }
}

const verdicts: Readonly<Record<string, string>> = {
  hit: "Hit",
  stale: "Stale",
  miss: "Miss",
  revalidate: "Revalidate",
  collapsed: "Collapsed with a request under way",
  off: "Not cached",
};

/** What it came to. @param nameOf How a function is called. */
export function stageHeadline(stage: Stage, nameOf: (name: string) => string): string {
  switch (stage.kind) {
    case "firewall":
      return firewallWords(stage);
    case "refusal":
      return `${stage.status}: ${stage.why}`;
    case "behavior":
      return `${stage.pathPattern} → ${stage.origin}`;
    case "function":
      return [
        nameOf(stage.name),
        stage.start === "cold" ? "cold start" : "",
        stage.outcome === "ok" ? "" : stage.outcome,
        stage.eventType === "invoke" ? "" : counted(stage.changes.length, "change"),
      ]
        .filter((word) => word !== "")
        .join(", ");
    case "cache":
      return `${verdicts[stage.verdict] ?? stage.verdict}. ${stage.words}`;
    case "origin":
      return `${stage.id}: ${stage.error ?? stage.status ?? "no answer"}`;
    case "api":
      return `${stage.name} in ${stage.region}: ${stage.status}`;
    case "store":
      return `${stage.stored ? "Stored" : "Not stored"}. ${stage.words}`;
  }
}

function firewallWords({ verdict, rules }: Extract<Stage, { kind: "firewall" }>): string {
  const evaluated = rules.filter(({ matched }) => matched !== undefined).length;
  return `${verdict === "pass" ? "Passed" : "Blocked"}, ${evaluated} of ${counted(rules.length, "rule")} evaluated`;
}
