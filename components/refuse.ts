/**
 * Checks of component arguments.
 *
 * @module
 */

import * as pulumi from "@pulumi/pulumi";
import { logRetentionDays } from "../aws/logs.ts";

/**
 * Reports all problems of a component together, attached to that component in the output of `pulumi up`.
 *
 * @param problems Sentences: subject, rule, value found. `undefined` is a check that passed.
 * @throws {pulumi.ResourceError} when there is any problem.
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

/** @returns a problem unless `value` has the form of an AWS Region. */
export function regionProblem(subject: string, value: string): string | undefined {
  return /^[a-z]{2}(-[a-z]+)+-\d$/.test(value)
    ? undefined
    : `${subject} must be an AWS Region such as eu-west-1, got ${JSON.stringify(value)}`;
}

/** @returns a problem unless CloudWatch Logs has a retention of `value` days. */
export function retentionProblem(subject: string, value: number): string | undefined {
  const days: readonly number[] = logRetentionDays.value;
  return days.includes(value)
    ? undefined
    : `${subject} must be one of ${days.join(", ")}, got ${value}`;
}
