import { checkEach, report } from "../../property-check.ts";
import { bucketType } from "../../reading/bucket.ts";
import { bucketPolicyType } from "../../reading/cloudfront-type.ts";
import { distributions, isBucket, origins } from "../../reading/distribution.ts";
import {
  admitsCloudFront,
  conditionValues,
  statements,
} from "../../reading/policy-document-reading.ts";
import type { StackResource } from "../../reading/resource.ts";
import { sources } from "../../reading/stack.ts";
import { text, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const cloudfrontBucketAdmits = stackRule({
  name: "cloudfront-bucket-admits",
  statement: "The policy of a bucket allows every distribution that reads it.",
  why: "A distribution that the policy does not name, a staging one included, gets 403 for every object.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html",
  severity: "high",
  evaluate: (stack) =>
    checkEach(distributions(stack), (distribution) =>
      checkEach(bucketsOf(distribution), (bucket) => {
        const policies = stack.pointingAt(bucket, bucketPolicyType, "bucket");
        const [policy] = policies;
        if (policy === undefined) {
          return report(
            bucket,
            "",
            `has no policy, while ${distribution.name} reads it`,
            "declare an aws.s3.BucketPolicy that allows that distribution",
          );
        }
        return (
          !policies.some((each) => doesName(each, distribution)) &&
          report(
            policy,
            "policy",
            `does not name ${distribution.name}`,
            "allow cloudfront.amazonaws.com where AWS:SourceArn is that distribution's arn",
          )
        );
      }),
    ),
});

/** Buckets a distribution signs requests to. */
function bucketsOf(distribution: StackResource): readonly StackResource[] {
  const domains = origins(distribution)
    .filter((origin) => isBucket(origin) && origin.props["originAccessControlId"] !== undefined)
    .map(({ props }) => props["domainName"]);
  const from = sources(distribution, "origins", bucketType);
  // Which origin is which bucket is unknown before a first deployment.
  const isEachSigned = domains.length >= from.length;
  return from.filter(({ props }) => {
    const name = text(props["bucketRegionalDomainName"]);
    return name === undefined || domains.includes(unknown) ? isEachSigned : domains.includes(name);
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
