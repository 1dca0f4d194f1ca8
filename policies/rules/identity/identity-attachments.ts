import { roleType } from "../../reading/role.ts";
import { isPresent } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const exclusiveType = "aws:iam/policyAttachment:PolicyAttachment";

/** What to write for the inputs that claim a role for themselves. */
const instead = {
  inlinePolicies: "write aws.iam.RolePolicy resources",
  managedPolicyArns: "write aws.iam.RolePolicyAttachment resources",
} as const;

export const identityAttachments = resourceRule({
  name: "identity-attachments",
  statement: "Policies of a role are resources of their own.",
  why: "A role that lists its policies removes those attached beside it, and each deployment undoes the other.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html",
  severity: "medium",
  level: "mandatory",
  types: [roleType, exclusiveType],
  *evaluate({ type, props }) {
    if (type === exclusiveType) {
      yield {
        at: "",
        found: "takes the policy away from every other role of the account",
        write: "write an aws.iam.RolePolicyAttachment",
      };
    }
    for (const [at, write] of type === roleType ? Object.entries(instead) : []) {
      if (isPresent(props[at])) {
        yield { at, found: "claims all policies of the role", write };
      }
    }
  },
});
