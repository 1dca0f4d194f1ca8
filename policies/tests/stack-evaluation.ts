/**
 * What rules find, and how tests write it.
 *
 * @module
 */
import type { Finding } from "../property-check.ts";
import type { Facts } from "../reading/facts.ts";
import type { Resource } from "../reading/resource.ts";
import { Stack } from "../reading/stack.ts";
import type { GivenSettings, Rule } from "../rule.ts";

/** A finding, and the rule it is of. */
export interface FoundBy extends Finding {
  readonly rule: string;
}

/** What a rule finds in what it is about: a stack or a resource. Where it is about the other, nothing. */
export async function findingsBy(
  rule: Rule,
  subject: Stack | Resource,
  given: GivenSettings,
  facts: Facts,
): Promise<readonly FoundBy[]> {
  const { name } = rule;
  if (subject instanceof Stack) {
    return rule.kind === "stack"
      ? rule.evaluate(subject, given, facts).map((each) => ({ rule: name, ...each }))
      : [];
  }
  return rule.kind === "resource" && isAbout(rule.types, subject)
    ? (await rule.evaluate(subject, given, facts)).map((each) => ({
        rule: name,
        on: subject,
        ...each,
      }))
    : [];
}

function isAbout(types: readonly string[], { type, provider }: Resource): boolean {
  return types.includes(type) || (types.includes("*") && provider !== undefined);
}

/** Findings as tests write them: `<resource> <property> <what was found>; <what to write>`. */
export function reportsOf(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ on, at, found, write }) => {
    const where = [on?.name ?? "the stack", at].filter((step) => step !== "").join(" ");
    return `${where} ${found}; ${write}`;
  });
}
