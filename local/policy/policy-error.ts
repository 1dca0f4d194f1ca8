/**
 * An error in a policy pack or its configuration that the user can fix.
 *
 * @module
 */

/** A pack that cannot be run, or a configuration that cannot be used. */
export class PolicyError extends Error {
  override readonly name: string = "PolicyError";
}

/** A configuration of policies that cannot be used: every problem, each with what is allowed. */
export class PolicyConfigError extends PolicyError {
  override readonly name = "PolicyConfigError";
  readonly problems: readonly string[];

  /** @param source What it was read from, as a message names it. */
  constructor(problems: readonly string[], source = "the policy configuration") {
    super([`${source} cannot be used`, ...problems.map((problem) => `  ${problem}`)].join("\n"));
    this.problems = problems;
  }
}
