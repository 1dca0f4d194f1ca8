import { bucketPolicyType } from "../../../reading/cloudfront-type.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontBucketSource } from "../../../rules/cloudfront/cloudfront-bucket-source.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const arn = "arn:aws:cloudfront::123456789012:distribution/E123";

/** A policy that lets CloudFront in under some condition. */
function policy(
  Condition: object | undefined,
  Principal: unknown = { Service: "cloudfront.amazonaws.com" },
) {
  return resource(bucketPolicyType, {
    props: {
      policy: JSON.stringify({
        Statement: [
          { Effect: "Deny", Principal: "*", Action: "s3:*" },
          { Effect: "Allow", Principal, Action: "s3:GetObject", Condition },
        ],
      }),
    },
  });
}

describeRule(cloudfrontBucketSource, {
  passes: [
    { title: "one distribution", given: policy({ StringEquals: { "AWS:SourceArn": arn } }) },
    {
      title: "two of them, in another case",
      given: policy({ ArnLike: { "aws:sourcearn": [arn, arn] } }),
    },
    {
      title: "another service",
      given: policy(undefined, { AWS: "arn:aws:iam::123456789012:root" }),
    },
    {
      title: "a policy that is not known yet",
      given: resource(bucketPolicyType, { props: { policy: unknown } }),
    },
  ],
  violates: [
    {
      title: "an empty list",
      given: policy({ StringEquals: { "AWS:SourceArn": [] } }),
      reports: [
        "example-bucketPolicy policy.Statement[1] allows CloudFront for any distribution; write StringEquals AWS:SourceArn with the distribution's ARN, without asterisks",
      ],
    },
    {
      title: "any distribution",
      given: policy(undefined),
      reports: [
        "example-bucketPolicy policy.Statement[1] allows CloudFront for any distribution; write StringEquals AWS:SourceArn with the distribution's ARN, without asterisks",
      ],
    },
    {
      title: "those of an account",
      given: policy({ StringEquals: { "AWS:SourceAccount": "123456789012" } }),
      reports: [
        "example-bucketPolicy policy.Statement[1] allows CloudFront for any distribution; write StringEquals AWS:SourceArn with the distribution's ARN, without asterisks",
      ],
    },
    {
      title: "an asterisk",
      given: policy({ StringLike: { "AWS:SourceArn": arn.replace("E123", "*") } }),
      reports: [
        "example-bucketPolicy policy.Statement[1] allows CloudFront for any distribution; write StringEquals AWS:SourceArn with the distribution's ARN, without asterisks",
      ],
    },
    {
      title: "an asterisk beside one",
      given: policy({ StringLike: { "AWS:SourceArn": [arn, "*"] } }),
      reports: [
        "example-bucketPolicy policy.Statement[1] allows CloudFront for any distribution; write StringEquals AWS:SourceArn with the distribution's ARN, without asterisks",
      ],
    },
    {
      title: "a condition that passes without the key",
      given: policy({ StringEqualsIfExists: { "AWS:SourceArn": arn } }),
      reports: [
        "example-bucketPolicy policy.Statement[1] allows CloudFront for any distribution; write StringEquals AWS:SourceArn with the distribution's ARN, without asterisks",
      ],
    },
    {
      title: "all but one",
      given: policy({ StringNotEquals: { "AWS:SourceArn": arn } }),
      reports: [
        "example-bucketPolicy policy.Statement[1] allows CloudFront for any distribution; write StringEquals AWS:SourceArn with the distribution's ARN, without asterisks",
      ],
    },
    {
      title: "among other services",
      given: policy(undefined, {
        Service: ["logging.s3.amazonaws.com", "cloudfront.amazonaws.com"],
      }),
      reports: [
        "example-bucketPolicy policy.Statement[1] allows CloudFront for any distribution; write StringEquals AWS:SourceArn with the distribution's ARN, without asterisks",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const site = draft.node(bucketPolicyType, "season-policy");
      const given = String(site.inputs["policy"]);
      draft.set(site, ["policy"], given.replace("StringEquals", "StringEqualsIfExists"));
    },
    reports: [
      "season-policy policy.Statement[1] allows CloudFront for any distribution; write StringEquals AWS:SourceArn with the distribution's ARN, without asterisks",
    ],
  },
});
