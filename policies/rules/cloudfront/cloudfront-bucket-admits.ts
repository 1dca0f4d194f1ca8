import { bucketType } from "../../reading/bucket.ts";
import { bucketPolicyType } from "../../reading/cloudfront-type.ts";
import { isBucket, origins } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { admitsCloudFront, conditionValues, statements } from "../../reading/policy-document.ts";
import type { StackResource } from "../../reading/resource.ts";
import { sources } from "../../reading/stack.ts";
import { text, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const cloudfrontBucketAdmits = stackRule({
  name: "cloudfront-bucket-admits",
  statement: "The policy of a bucket names every distribution that reads it.",
  why: "A distribution that is not named, a staging one included, is answered 403 for every file.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html",
  severity: "high",
  level: "mandatory",
  *evaluate(stack) {
    for (const distribution of stack.ofType(distributionType)) {
      for (const bucket of bucketsOf(distribution)) {
        const policies = stack.pointingAt(bucket, bucketPolicyType, "bucket");
        const named = policies.filter((policy) => doesName(policy, distribution));
        if (policies.length > 0 && named.length === 0) {
          yield {
            on: policies[0] ?? bucket,
            at: "policy",
            found: `does not name ${distribution.name}`,
            write: "let cloudfront.amazonaws.com in where AWS:SourceArn is that distribution's arn",
          };
        }
        if (policies.length === 0) {
          yield {
            on: bucket,
            at: "",
            found: `has no policy, while ${distribution.name} reads it`,
            write: "declare an aws.s3.BucketPolicy that lets that distribution in",
          };
        }
      }
    }
  },
});

/** Buckets a distribution signs requests to. */
function bucketsOf(distribution: StackResource): readonly StackResource[] {
  const domains = origins(distribution)
    .filter((origin) => isBucket(origin) && origin.props["originAccessControlId"] !== undefined)
    .map(({ props }) => props["domainName"]);
  return sources(distribution, "origins").filter(({ type, props }) => {
    const name = text(props["bucketRegionalDomainName"]);
    const isSigned =
      name === undefined || domains.some((each) => each === name || each === unknown);
    return type === bucketType && domains.length > 0 && isSigned;
  });
}

/** By its ARN where that is known, else by where the policy comes from. */
function doesName(policy: StackResource, distribution: StackResource): boolean {
  const arn = text(distribution.props["arn"]);
  const known = statements(policy.props["policy"]);
  return known === undefined || arn === undefined
    ? sources(policy, "policy").includes(distribution)
    : known.some(
        (statement) =>
          admitsCloudFront(statement) && conditionValues(statement, "aws:SourceArn").includes(arn),
      );
}
