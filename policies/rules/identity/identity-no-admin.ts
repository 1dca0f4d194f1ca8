import { checkEach, report } from "../../property-check.ts";
import { matches } from "../../reading/pattern.ts";
import type { Resource } from "../../reading/resource.ts";
import { list } from "../../reading/value.ts";
import { listSetting, resourceRule } from "../../rule.ts";

export const identityNoAdmin = resourceRule({
  name: "identity-no-admin",
  statement: "No role has a managed policy that allows nearly everything.",
  why: "Anyone who compromises the function then controls the account.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html",
  severity: "critical",
  anchors: ["CKV_AWS_274", "CKV2_AWS_56"],
  types: [
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    "aws:iam/userPolicyAttachment:UserPolicyAttachment",
    "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
    "aws:iam/policyAttachment:PolicyAttachment",
    "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
    "aws:iam/role:Role",
  ],
  settings: {
    refused: listSetting(
      "Names of managed policies that nothing may have; * matches any characters.",
      ["AdministratorAccess*", "PowerUserAccess", "*FullAccess"],
    ),
  },
  evaluate: (resource, { refused }) =>
    checkEach(arnsIn(resource), ({ at, arn }) => {
      const name = arn.split("/").at(-1) ?? "";
      return (
        refused.some((pattern) => matches(pattern, name)) &&
        report(resource, at, `is ${name}`, "write a policy with the actions that are called")
      );
    }),
});

function arnsIn({ props }: Resource): readonly { readonly at: string; readonly arn: string }[] {
  const many = ["policyArns", "managedPolicyArns"].flatMap((input) =>
    list(props[input]).map((arn, index) => ({ at: `${input}[${index}]`, arn })),
  );
  return [{ at: "policyArn", arn: props["policyArn"] }, ...many].flatMap(({ at, arn }) =>
    typeof arn === "string" ? [{ at, arn }] : [],
  );
}
