/**
 * What a reader of resources found, in a form tests compare.
 *
 * @module
 */

import { assemble } from "../../model/assemble.ts";
import { Findings } from "../../model/findings.ts";
import { ModelError } from "../../model/model-error.ts";
import type { Graph } from "../../program/graph.ts";

/** What was read, and each problem as `path message`. @param strict Whether what is not known is a problem. */
export function reading<Result>(
  read: (findings: Findings) => Result,
  strict = true,
): {
  readonly result: Result;
  readonly problems: readonly string[];
  readonly notSimulated: readonly string[];
} {
  const findings = new Findings(strict);
  const result = read(findings);
  return {
    result,
    problems: findings.problems.map(({ path, message }) => `${path} ${message}`),
    notSimulated: findings.notSimulated.map(({ what, why }) => `${what}: ${why}`),
  };
}

/** Every problem of a graph as `path message`, what is not known among them; none when it assembles. */
export function problemsOf(graph: Graph): readonly string[] {
  try {
    // An origin of another program is none.
    assemble(graph, { strict: true, mapped: { has: () => true } });
    return [];
  } catch (error) {
    if (error instanceof ModelError) {
      return error.problems.map(({ path, message }) => `${path} ${message}`);
    }
    throw error;
  }
}
