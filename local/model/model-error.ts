/**
 * What a program declares and this runtime cannot serve, all of it at once.
 *
 * @module
 */
import { LocalError } from "../local-error.ts";

/** One problem to fix. */
export interface Problem {
  readonly urn: string;
  /** Property path, like `origins[0].domainName`; empty for the resource as a whole. */
  readonly path: string;
  /** Continues the path: `must be …, got …`. */
  readonly message: string;
}

/** Thrown by assembling; its message names every problem under the resource it belongs to. */
export class ModelError extends LocalError {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(describe(problems), { fault: "program" });
    this.name = "ModelError";
    this.problems = problems;
  }
}

function describe(problems: readonly Problem[]): string {
  const byUrn = new Map<string, string[]>();
  for (const { urn, path, message } of problems) {
    const lines = byUrn.get(urn) ?? [];
    lines.push(path === "" ? `    ${message}` : `    ${path} ${message}`);
    byUrn.set(urn, lines);
  }
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  const groups = [...byUrn].map(([urn, lines]) => [`  ${urn}`, ...lines].join("\n"));
  return [`${count} in what the program declares:`, ...groups].join("\n");
}
