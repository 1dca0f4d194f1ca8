import { checkEach, leftOut, property, report } from "../../property-check.ts";
import { roleType } from "../../reading/role.ts";
import { resourceRule } from "../../rule.ts";

const exclusiveType = "aws:iam/policyAttachment:PolicyAttachment";

export const identityAttachments = resourceRule({
  name: "identity-attachments",
  statement: "Policies of a role are separate resources.",
  why: "A role that lists its policies removes those attached beside it, and each deployment undoes the other.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html",
  severity: "medium",
  types: [roleType, exclusiveType],
  evaluate: (resource) =>
    resource.type === exclusiveType
      ? report(
          resource,
          "",
          "detaches the policy from every other role of the account",
          "write an aws.iam.RolePolicyAttachment",
        )
      : checkEach(
          [resource],
          property(
            "inlinePolicies",
            leftOut("claims all policies of the role", "write aws.iam.RolePolicy resources"),
          ),
          property(
            "managedPolicyArns",
            leftOut(
              "claims all policies of the role",
              "write aws.iam.RolePolicyAttachment resources",
            ),
          ),
        ),
});
