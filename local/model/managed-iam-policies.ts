/**
 * The managed policies of AWS that this runtime knows.
 *
 * @module
 */
import { managedPolicyGrants } from "../../aws/iam-managed-policies.ts";
import type { Statement } from "../services/iam/policy-document.ts";

/** What the ARN of every policy of AWS begins with. */
export const managedPolicyPrefix = "arn:aws:iam::aws:policy/";

const grants: ReadonlyMap<string, (typeof managedPolicyGrants.value)[string]> = new Map(
  Object.entries(managedPolicyGrants.value),
);

/** What a managed policy allows, of what is authorized here; `undefined` for one that is not known. */
export function managedStatements(policyArn: string): readonly Statement[] | undefined {
  return grants.get(policyArn.slice(managedPolicyPrefix.length))?.map((grant) => ({
    effect: "Allow",
    principals: { everyone: false, aws: [], services: [] },
    conditions: [],
    ...grant,
  }));
}
