/**
 * What IAM answers when roles and policies are declared.
 *
 * @module
 */
import type { Answer, DeclaredResource, Service } from "./declaration.ts";
import { alphabets } from "./digest.ts";
import { policyDocument } from "./policy-document.ts";

/** Roles and the policies on them. */
export const iam: Service = {
  resources: {
    "aws:iam/policy:Policy": managedPolicy,
    "aws:iam/role:Role": role,
    "aws:iam/rolePolicy:RolePolicy": rolePolicy,
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": (resource) => ({
      id: `${resource.text("role") ?? ""}/${resource.text("policyArn") ?? ""}`,
    }),
  },
  questions: { "aws:iam/getPolicyDocument:getPolicyDocument": policyDocument },
};

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const roleNameRules = { max: 64 };
const policyNameRules = { max: 128 };

function role(resource: DeclaredResource): Answer {
  const name = resource.text("name") ?? resource.physicalName(roleNameRules);
  return {
    id: name,
    name,
    namePrefix: "",
    arn: `arn:aws:iam::${resource.accountId}:role${resource.text("path") ?? "/"}${name}`,
    // Roles are AROA and 17 characters. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
    uniqueId: `AROA${resource.hash(17, alphabets.base32)}`,
    createDate: "2020-01-01T00:00:00Z",
    // Policies attached by resources of their own do not show here.
    inlinePolicies: [],
    managedPolicyArns: [],
  };
}

function managedPolicy(resource: DeclaredResource): Answer {
  const name = resource.text("name") ?? resource.physicalName(policyNameRules);
  const arn = `arn:aws:iam::${resource.accountId}:policy${resource.text("path") ?? "/"}${name}`;
  return { id: arn, arn, name, policyId: `ANPA${resource.hash(17, alphabets.base32)}` };
}

function rolePolicy(resource: DeclaredResource): Answer {
  const name = resource.text("name") ?? resource.physicalName(policyNameRules);
  return { id: `${resource.text("role") ?? ""}:${name}`, name, namePrefix: "" };
}
