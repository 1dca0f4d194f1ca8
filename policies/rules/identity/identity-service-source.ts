import { isSourced, type Statement } from "../../reading/policy-document.ts";
import { allowances, resourcePolicies, resourcePolicyTypes } from "../../reading/policy-holder.ts";
import { resourceRule } from "../../rule.ts";

export const identityServiceSource = resourceRule({
  name: "identity-service-source",
  statement: "Services that are let in say for whom they come.",
  why: "A service acts for every account: without a source, anybody's alarm or trail writes here.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
  severity: "high",
  level: "mandatory",
  types: resourcePolicyTypes,
  *evaluate(resource) {
    for (const { at, statement } of allowances(resourcePolicies(resource))) {
      if (asked(statement).length > 0 && !isSourced(statement) && !isByKeyUse(statement)) {
        yield {
          at,
          found: "lets a service in, whoever it comes for",
          write: "add a Condition on aws:SourceArn, or on aws:SourceAccount",
        };
      }
    }
  },
});

/** CloudFront at a bucket has a rule of its own, which asks for more. */
function asked({ principals }: Statement): readonly string[] {
  return (principals["Service"] ?? []).filter((name) => name !== "cloudfront.amazonaws.com");
}

/** Keys are often bound by what they encrypt, or through which service. */
function isByKeyUse({ condition }: Statement): boolean {
  return /"kms:(?:EncryptionContext|ViaService|CallerAccount)/i.test(JSON.stringify(condition));
}
