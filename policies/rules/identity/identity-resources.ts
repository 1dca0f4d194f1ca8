import { checkEach, report } from "../../property-check.ts";
import { matches } from "../../reading/pattern.ts";
import { allowances, identityPolicies, identityPolicyTypes } from "../../reading/policy-holder.ts";
import { listSetting, resourceRule } from "../../rule.ts";

export const identityResources = resourceRule({
  name: "identity-resources",
  statement: "Policies name the resources that they are about.",
  why: "A policy for all resources includes those of other teams in the account.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
  severity: "high",
  anchors: ["CKV_AWS_290", "CKV_AWS_355", "CKV_AWS_356", "AWS-0057"],
  types: identityPolicyTypes,
  settings: {
    unbound: listSetting(
      "Actions that have no resources, or may be allowed on all; * matches any characters.",
      [
        ...["xray:Put*", "xray:GetSampling*", "cloudwatch:PutMetricData", "logs:DescribeLogGroups"],
        ...["ec2:Describe*", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface"],
        ...["ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses"],
        ...["ecr:GetAuthorizationToken", "s3:ListAllMyBuckets", "sts:GetCallerIdentity"],
        ...["tag:GetResources", "cloudfront:List*"],
        ...["logs:CreateLogDelivery", "logs:ListLogDeliveries"],
      ],
    ),
  },
  evaluate: (resource, { unbound }) =>
    checkEach(
      allowances(identityPolicies(resource)),
      (allowance) =>
        allowance.statement.resources.some(isEverything) &&
        // Passing roles has another rule.
        !allowance.statement.actions.every((action) =>
          ["iam:PassRole", ...unbound].some((pattern) =>
            matches(pattern.toLowerCase(), action.toLowerCase()),
          ),
        ) &&
        report(allowance, "Resource", "is everything", "write the ARNs of what is used"),
    ),
});

/** `*`, or an ARN that ends where its resource would begin: `arn:aws:s3:::*`. */
function isEverything(resource: string): boolean {
  return /^\*+$/.test(resource) || /^arn(?::[^:]*){4}:\*+$/.test(resource);
}
