import { bucketType } from "../../../reading/bucket.ts";
import { bucketPolicyType } from "../../../reading/cloudfront-type.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontBucketAdmits } from "../../../rules/cloudfront/cloudfront-bucket-admits.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { distribution } from "../../front-fixtures.ts";

const arn = "arn:aws:cloudfront::123456789012:distribution/E123";

/** A bucket a distribution reads, and its policy if it has one. */
function read(given: { policy?: unknown; arn?: unknown; isNamed?: boolean; hasPolicy?: boolean }) {
  const bucket = resource(bucketType, {
    props: { bucketRegionalDomainName: "files.s3.eu-west-1.amazonaws.com" },
  });
  const front = distribution({ arn: given.arn }, { from: { origins: [bucket] } });
  const policy = resource(bucketPolicyType, {
    props: { policy: given.policy ?? unknown },
    from: { bucket: [bucket], policy: given.isNamed === false ? [bucket] : [bucket, front] },
  });
  return [bucket, front, ...(given.hasPolicy === false ? [] : [policy])];
}

const name = "files.s3.eu-west-1.amazonaws.com";
const stranger = resource("aws:lb/loadBalancer:LoadBalancer");

/** A distribution into which a bucket of this name comes that has no policy. */
function reading(bucketRegionalDomainName: unknown, changes: object = {}) {
  const bucket = resource(bucketType, { props: { bucketRegionalDomainName } });
  return [bucket, distribution({ ...changes }, { from: { origins: [bucket] } })];
}

function naming(SourceArn: string) {
  return JSON.stringify({
    Statement: [
      { Effect: "Deny", Principal: "*" },
      {
        Effect: "Allow",
        Principal: { Service: "cloudfront.amazonaws.com" },
        Condition: { StringEquals: { "AWS:SourceArn": SourceArn } },
      },
    ],
  });
}

describeRule(cloudfrontBucketAdmits, {
  passes: [
    { title: "a policy made from the distribution", given: read({}) },
    { title: "a policy with its ARN", given: read({ arn, policy: naming(arn), isNamed: false }) },
    { title: "an ARN that is not known yet", given: read({ arn: unknown, policy: naming(arn) }) },
    {
      title: "a bucket that another origin is",
      given: reading("other.s3.eu-west-1.amazonaws.com"),
    },
    {
      title: "a bucket that is read without a signature",
      given: reading(name, { "origins[0].originAccessControlId": undefined }),
    },
    {
      title: "a bucket whose name is not known yet, and no signed request",
      given: reading(unknown, { "origins[0].originAccessControlId": undefined }),
    },
    {
      title: "another source",
      given: [stranger, distribution({}, { from: { origins: [stranger] } })],
    },
    {
      title: "a bucket that no distribution reads",
      given: [resource(bucketType), distribution()],
    },
  ],
  violates: [
    {
      title: "no policy, of one bucket of two",
      given: reading(name, {
        "origins[1]": {
          originId: "more",
          domainName: "more.s3.eu-west-1.amazonaws.com",
          originAccessControlId: "E123",
        },
      }),
      reports: [
        "example-bucket has no policy, while example-distribution reads it; declare an aws.s3.BucketPolicy that allows that distribution",
      ],
    },
    {
      title: "a policy made without the distribution",
      given: read({ isNamed: false }),
      reports: [
        "example-bucketPolicy policy does not name example-distribution; allow cloudfront.amazonaws.com where AWS:SourceArn is that distribution's arn",
      ],
    },
    {
      title: "a policy with another ARN",
      given: read({ arn, policy: naming(arn.replace("E123", "E124")) }),
      reports: [
        "example-bucketPolicy policy does not name example-distribution; allow cloudfront.amazonaws.com where AWS:SourceArn is that distribution's arn",
      ],
    },
    {
      title: "no policy, of a bucket whose name is not known yet",
      given: reading(unknown, { "origins[0].domainName": unknown }),
      reports: [
        "example-bucket has no policy, while example-distribution reads it; declare an aws.s3.BucketPolicy that allows that distribution",
      ],
    },
    {
      title: "no policy",
      given: read({ hasPolicy: false }),
      reports: [
        "example-bucket has no policy, while example-distribution reads it; declare an aws.s3.BucketPolicy that allows that distribution",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const policy = draft.node(bucketPolicyType, "site-policy");
      const given = String(policy.inputs["policy"]);
      draft.set(policy, ["policy"], given.replaceAll(/distribution\/\w+/g, "distribution/E1"));
    },
    reports: [
      "site-policy policy does not name facade-distribution; allow cloudfront.amazonaws.com where AWS:SourceArn is that distribution's arn",
    ],
  },
});
