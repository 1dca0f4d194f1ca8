/**
 * Refusing what a component cannot be built from.
 *
 * @module
 */
import * as pulumi from "@pulumi/pulumi";

/**
 * Reports every problem of a component at once, on that component's own line of the deployment.
 *
 * @param problems Sentences: subject, rule, value found. `undefined` stands for a check that held.
 * @throws {pulumi.ResourceError} when any problem is left.
 */
export function refuse(
  component: pulumi.Resource,
  problems: readonly (string | undefined)[],
): void {
  const found = problems.filter((problem) => problem !== undefined);
  if (found.length > 0) {
    throw new pulumi.ResourceError(found.join("\n"), component, true);
  }
}

/** @returns a problem unless `value` is a whole number within the bounds, both included. */
export function wholeNumber(
  subject: string,
  value: number,
  least: number,
  most: number,
): string | undefined {
  return Number.isInteger(value) && value >= least && value <= most
    ? undefined
    : `${subject} must be a whole number from ${least} to ${most}, got ${value}`;
}

/** @returns a problem unless `value` is a domain name of at least two labels, in lower case, or a wildcard of one. */
export function domainNameProblem(subject: string, value: string): string | undefined {
  const label = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
  return value.length <= 253 && new RegExp(`^(?:\\*\\.)?(?:${label}\\.)+${label}$`).test(value)
    ? undefined
    : `${subject} must be a domain name in lower case such as www.example.com, got ${JSON.stringify(value)}`;
}
