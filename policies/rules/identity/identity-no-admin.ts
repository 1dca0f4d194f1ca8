import { list, part, text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";
import { listSetting } from "../../setting.ts";

export const identityNoAdmin = resourceRule({
  name: "identity-no-admin",
  statement: "No role has a policy that allows nearly everything.",
  why: "Whoever gets into the function gets the account.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html",
  severity: "critical",
  level: "mandatory",
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
      "Names of managed policies that nothing may have; * at either end stands for anything.",
      ["AdministratorAccess*", "PowerUserAccess", "*FullAccess"],
    ),
  },
  *evaluate({ props }, { refused }) {
    const many = ["policyArns", "managedPolicyArns"].flatMap((input) =>
      list(props[input]).map((_, index) => ({ at: `${input}[${index}]`, path: [input, index] })),
    );
    for (const { at, path } of [{ at: "policyArn", path: ["policyArn"] }, ...many]) {
      const name = text(part(props, ...path))
        ?.split("/")
        .at(-1);
      if (name !== undefined && refused.some((pattern) => fits(pattern, name))) {
        yield {
          at,
          found: `is ${name}`,
          write: "write a policy with the actions that are called",
        };
      }
    }
  },
});

function fits(pattern: string, name: string): boolean {
  if (pattern.startsWith("*")) {
    return name.endsWith(pattern.slice(1));
  }
  return pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}
