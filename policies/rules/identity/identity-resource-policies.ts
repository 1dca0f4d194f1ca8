import { resourcePolicies, resourcePolicyTypes } from "../../reading/policy-holder.ts";
import { openStatements } from "../../reading/public-access.ts";
import { resourceRule } from "../../rule.ts";

/** Buckets have a rule of their own, and so have APIs: theirs lets everybody in and refuses the rest. */
const ownRules: readonly string[] = [
  "aws:s3/bucketPolicy:BucketPolicy",
  "aws:apigateway/restApi:RestApi",
  "aws:apigateway/restApiPolicy:RestApiPolicy",
];

export const identityResourcePolicies = resourceRule({
  name: "identity-resource-policies",
  statement: "Topics, queues, logs, secrets and keys are not for everybody.",
  why: "Everybody includes every account of AWS.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
  severity: "critical",
  level: "mandatory",
  anchors: ["SNS.4", "CKV_AWS_169", "CKV_AWS_168", "CKV_AWS_33"],
  types: resourcePolicyTypes.filter((type) => !ownRules.includes(type)),
  *evaluate(resource) {
    for (const { at, document } of resourcePolicies(resource)) {
      for (const statement of openStatements(at, document)) {
        yield {
          at: statement,
          found: "lets everybody in",
          write: "name the principals, or add a Condition on what tells them apart",
        };
      }
    }
  },
});
