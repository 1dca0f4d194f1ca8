import { balancerLogWriter } from "../../../aws/vpc-behavior.ts";
import { checkEach, report } from "../../property-check.ts";
import { isSourced, type Statement } from "../../reading/policy-document-reading.ts";
import { allowances, resourcePolicies, resourcePolicyTypes } from "../../reading/policy-holder.ts";
import { resourceRule } from "../../rule.ts";

export const identityServiceSource = resourceRule({
  name: "identity-service-source",
  statement: "Services that are allowed are allowed for named sources.",
  why: "A service acts for every account: without a source, any account's alarm or trail writes here.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
  severity: "high",
  types: resourcePolicyTypes,
  evaluate: (resource) =>
    checkEach(
      allowances(resourcePolicies(resource)),
      (allowance) =>
        servicesIn(allowance.statement).length > 0 &&
        !isSourced(allowance.statement) &&
        !isByKeyUse(allowance.statement) &&
        !isFolderOfAccount(allowance.statement) &&
        report(
          allowance,
          "",
          "allows a service for any source",
          "add a Condition on aws:SourceArn, or on aws:SourceAccount",
        ),
    ),
});

/** CloudFront at a bucket has another rule, which requires more. */
function servicesIn({ principals }: Statement): readonly string[] {
  return (principals["Service"] ?? []).filter((name) => name !== "cloudfront.amazonaws.com");
}

/** Keys are often bound by what they encrypt, or through which service. */
function isByKeyUse({ condition }: Statement): boolean {
  return /"kms:(?:EncryptionContext|ViaService|CallerAccount)/i.test(JSON.stringify(condition));
}

/** Elastic Load Balancing sends no source, but writes each account's logs into a folder with its number. */
function isFolderOfAccount(statement: Statement): boolean {
  const services = servicesIn(statement);
  return (
    services.every((name) => name === balancerLogWriter.value) &&
    statement.resources.every((arn) => /\/AWSLogs\/\d{12}\//.test(arn))
  );
}
