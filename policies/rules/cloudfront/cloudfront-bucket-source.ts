import { bucketPolicyType } from "../../reading/cloudfront-type.ts";
import {
  admitsCloudFront,
  isBoundToDistributions,
  statements,
} from "../../reading/policy-document.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontBucketSource = resourceRule({
  name: "cloudfront-bucket-source",
  statement: "A bucket that lets CloudFront in lets in named distributions only.",
  why: "CloudFront serves everybody: without the distribution's ARN any account's distribution reads the bucket.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html",
  severity: "critical",
  level: "mandatory",
  types: [bucketPolicyType],
  *evaluate({ props }) {
    for (const [index, statement] of (statements(props["policy"]) ?? []).entries()) {
      if (admitsCloudFront(statement) && !isBoundToDistributions(statement)) {
        yield {
          at: `policy.Statement[${index}]`,
          found: "lets in CloudFront for whichever distribution",
          write: "write StringEquals AWS:SourceArn with the distribution's ARN, without asterisks",
        };
      }
    }
  },
});
