/**
 * Bucket policies let CloudFront in for distributions they name.
 *
 * @module
 */
import { conditionValues, statements } from "../../reading/policy-document.ts";
import { resourceRule } from "../../rule.ts";

/** A distribution by its id: without an id, anybody's distribution of that account may read the bucket. */
const distributionArn = /^arn:aws[\w-]*:cloudfront::\d{12}:distribution\/[A-Z0-9]+$/;

export const storageCloudfrontSource = resourceRule({
  name: "storage-cloudfront-source",
  statement: "Bucket policies let CloudFront in for distributions they name.",
  why: "Without its ARN in the condition, every distribution of anybody may read the bucket.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html",
  severity: "critical",
  level: "mandatory",
  types: ["aws:s3/bucketPolicy:BucketPolicy"],
  *judge({ props }) {
    for (const [index, statement] of (statements(props["policy"]) ?? []).entries()) {
      const services = statement.principals["Service"] ?? [];
      const named = conditionValues(statement, "aws:SourceArn");
      if (
        statement.effect === "Allow" &&
        services.includes("cloudfront.amazonaws.com") &&
        !(named.length > 0 && named.every((arn) => distributionArn.test(arn)))
      ) {
        yield {
          at: `policy.Statement[${index}]`,
          found: "lets CloudFront in, whoever's distribution asks",
          write: "add the Condition StringEquals AWS:SourceArn with the ARN of the distribution",
        };
      }
    }
  },
});
