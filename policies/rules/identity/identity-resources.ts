import { allowances, identityPolicies, identityPolicyTypes } from "../../reading/policy-holder.ts";
import { resourceRule } from "../../rule.ts";
import { listSetting } from "../../setting.ts";

export const identityResources = resourceRule({
  name: "identity-resources",
  statement: "Policies name the resources they are about.",
  why: "What is allowed on everything is allowed on what other teams put into the account.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
  severity: "high",
  level: "mandatory",
  anchors: ["CKV_AWS_290", "CKV_AWS_355", "CKV_AWS_356", "AWS-0057"],
  types: identityPolicyTypes,
  settings: {
    unbound: listSetting(
      "Actions that know no resources, or may be allowed on all; * stands for the rest.",
      [
        ...["xray:Put*", "xray:GetSampling*", "cloudwatch:PutMetricData", "logs:DescribeLogGroups"],
        ...["ec2:Describe*", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface"],
        ...["ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses"],
        ...["ecr:GetAuthorizationToken", "s3:ListAllMyBuckets", "sts:GetCallerIdentity"],
        ...[
          "tag:GetResources",
          "cloudfront:List*",
          "logs:CreateLogDelivery",
          "logs:ListLogDeliveries",
        ],
      ],
    ),
  },
  *evaluate(resource, { unbound }) {
    for (const { at, statement } of allowances(identityPolicies(resource))) {
      const isUnbound = statement.actions.every((action) =>
        // Passing roles has a rule of its own.
        ["iam:PassRole", ...unbound].some((pattern) => fits(pattern, action)),
      );
      if (statement.resources.some(isEverything) && !isUnbound) {
        yield {
          at: `${at}.Resource`,
          found: "is everything",
          write: "write the ARNs of what is used",
        };
      }
    }
  },
});

/** `*`, or an ARN that ends where its resource would begin: `arn:aws:s3:::*`. */
function isEverything(resource: string): boolean {
  return /^\*+$/.test(resource) || /^arn(?::[^:]*){4}:\*+$/.test(resource);
}

function fits(pattern: string, action: string): boolean {
  const [given, asked] = [pattern.toLowerCase(), action.toLowerCase()];
  return given.endsWith("*") ? asked.startsWith(given.slice(0, -1)) : given === asked;
}
