import { checkEach, report } from "../../property-check.ts";
import { resourcePolicies, resourcePolicyTypes } from "../../reading/policy-holder.ts";
import { openStatements } from "../../reading/public-access.ts";
import { resourceRule } from "../../rule.ts";

/** Buckets have another rule, and so have APIs, whose policies allow every principal and deny all but some. */
const otherRules: readonly string[] = [
  "aws:s3/bucketPolicy:BucketPolicy",
  "aws:apigateway/restApi:RestApi",
  "aws:apigateway/restApiPolicy:RestApiPolicy",
];

export const identityResourcePolicies = resourceRule({
  name: "identity-resource-policies",
  statement: "Topics, queues, logs, secrets and keys are not open to every principal.",
  why: "Every principal includes those of every other AWS account.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
  severity: "critical",
  anchors: ["SNS.4", "CKV_AWS_169", "CKV_AWS_168", "CKV_AWS_33"],
  types: resourcePolicyTypes.filter((type) => !otherRules.includes(type)),
  evaluate: (resource) =>
    checkEach(resourcePolicies(resource).flatMap(openStatements), (statement) =>
      report(
        statement,
        "",
        "allows every principal",
        "name the principals, or add a Condition that distinguishes callers",
      ),
    ),
});
