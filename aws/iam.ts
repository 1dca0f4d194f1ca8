/**
 * Lists of IAM.
 *
 * @module
 */
import type { Fact } from "./fact.ts";
import { policyElementsPage, policySizePage } from "./other-pages.ts";

export const invertedElements = {
  about: "Elements of a policy statement that name what it does not apply to",
  value: ["NotPrincipal", "NotAction", "NotResource"],
  ...policyElementsPage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

export const policySizeLimits = {
  about: "Characters of a policy document without white space, at most, by type and input",
  value: {
    "aws:iam/policy:Policy": { policy: 6_144 },
    "aws:iam/role:Role": { assumeRolePolicy: 2_048 },
    "aws:iam/rolePolicy:RolePolicy": { policy: 10_240 },
  },
  ...policySizePage,
  certainty: "documented",
  note: "The trust policy can be raised to 4,096 characters; the policies beside a role count together.",
} as const satisfies Fact<Readonly<Record<string, Readonly<Record<string, number>>>>>;
