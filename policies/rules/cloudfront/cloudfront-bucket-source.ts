import { checkEach, report } from "../../property-check.ts";
import { bucketPolicyType } from "../../reading/cloudfront-type.ts";
import { admitsCloudFront, isBoundToDistributions } from "../../reading/policy-document-reading.ts";
import { allowances, resourcePolicies } from "../../reading/policy-holder.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontBucketSource = resourceRule({
  name: "cloudfront-bucket-source",
  statement: "A bucket policy that allows CloudFront allows named distributions only.",
  why: "CloudFront acts for every account: without the distribution's ARN any account's distribution reads the bucket.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html",
  severity: "critical",
  types: [bucketPolicyType],
  evaluate: (resource) =>
    checkEach(
      allowances(resourcePolicies(resource)),
      (allowance) =>
        admitsCloudFront(allowance.statement) &&
        !isBoundToDistributions(allowance.statement) &&
        report(
          allowance,
          "",
          "allows CloudFront for any distribution",
          "write StringEquals AWS:SourceArn with the distribution's ARN, without asterisks",
        ),
    ),
});
