/**
 * Whether the policies of a resource deny plain HTTP.
 *
 * @module
 */
import { conditionValues, statements } from "./policy-document-reading.ts";
import type { StackResource } from "./resource.ts";
import type { Stack } from "./stack.ts";
import { unknown, type Value } from "./value.ts";

/** How a type of resource gets its policy: inline in `policy`, or by a resource that names it in one of its inputs. */
export interface PolicyHolder {
  readonly policyType: string;
  readonly input: string;
}

/** What is wrong with the policies of a resource, as the rest of the sentence "<resource> …"; `undefined` when nothing is. */
export function plainHttpProblem(
  stack: Stack,
  holder: StackResource,
  { policyType, input }: PolicyHolder,
): string | undefined {
  const attached = stack.pointingAt(holder, policyType, input);
  // A policy that is known after deployment only is absent here, not unknown, where the engine leaves it out.
  const documents: readonly Value[] = attached.map(({ props }) => props["policy"] ?? unknown);
  const inline = holder.props["policy"];
  const policies: readonly Value[] = inline === undefined ? documents : [inline, ...documents];
  if (policies.some((policy) => policy === unknown || deniesPlainHttp(policy))) {
    return undefined;
  }
  return policies.length === 0
    ? "has no policy, so plain HTTP is allowed"
    : "has a policy that allows plain HTTP";
}

function deniesPlainHttp(document: Value): boolean {
  return (statements(document) ?? []).some((statement) => {
    const { effect, principals, isInverted } = statement;
    const everyone = Object.values(principals).some((names) => names.includes("*"));
    const values = conditionValues(statement, "aws:SecureTransport");
    return effect === "Deny" && everyone && !isInverted && values.includes("false");
  });
}
