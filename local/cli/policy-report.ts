/**
 * An evaluation as a user reads it.
 *
 * @module
 */
import type { Violation } from "../policy/analyzer.ts";
import type { Evaluation } from "../policy/evaluate-graph.ts";

/** What was evaluated, and by what. */
export interface Evaluated {
  readonly stack: string;
  readonly resources: number;
  readonly policies: number;
  /** File the policies were configured by; `undefined`: none. */
  readonly config: string | undefined;
}

/** Whole lines: what stops a deployment first, the sum last. */
export function report(
  { violations, remediations, isBlocked }: Evaluation,
  evaluated: Evaluated,
): string {
  const ofLevel = (level: Violation["level"]) =>
    violations.filter((violation) => violation.level === level);
  const lines = [
    ...ofLevel("mandatory").map(shown),
    ...ofLevel("advisory").map(shown),
    ...remediations.map(({ policy, urn, failure }) =>
      failure === undefined
        ? `remediated ${policy}: ${name(urn)}\n`
        : `mandatory ${policy}: ${name(urn)} could not be remediated: ${failure}\n`,
    ),
    `${evaluated.policies} policies${evaluated.config === undefined ? "" : ` (${evaluated.config})`}, ` +
      `${evaluated.resources} resources of ${evaluated.stack}: ${sum(ofLevel("mandatory").length, ofLevel("advisory").length)}` +
      `${isBlocked ? "; it would not be deployed" : ""}\n`,
  ];
  return lines.join("");
}

/** The first line of a message is the policy's own sentence, the rest what was found. */
function shown({ policy, level, message, urn }: Violation): string {
  const [statement = "", ...rest] = message.split("\n");
  const found = rest.map((line) => `  ${line}\n`).join("");
  const where = found === "" && urn !== "" ? `  ${name(urn)}\n` : "";
  return `${level.padEnd(9)} ${policy}: ${statement}\n${where}${found}`;
}

function sum(mandatory: number, advisory: number): string {
  return mandatory + advisory === 0
    ? "no violations"
    : `${mandatory} mandatory, ${advisory} advisory`;
}

function name(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + "::".length);
}
