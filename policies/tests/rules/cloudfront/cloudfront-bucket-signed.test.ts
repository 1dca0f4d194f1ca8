import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontBucketSigned } from "../../../rules/cloudfront/cloudfront-bucket-signed.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution } from "../../front-fixtures.ts";

describeRule(cloudfrontBucketSigned, {
  passes: [
    { title: "a bucket with access control", given: distribution() },
    {
      title: "access control that is not known yet",
      given: distribution({ "origins[0].originAccessControlId": unknown }),
    },
    {
      title: "an empty identity beside it",
      given: distribution({ "origins[0].s3OriginConfig": { originAccessIdentity: "" } }),
    },
  ],
  violates: [
    {
      title: "a bucket that is not signed for",
      given: distribution({ "origins[0].originAccessControlId": undefined }),
      reports: [
        "example-distribution origins[0].originAccessControlId is nothing; write the id of an aws.cloudfront.OriginAccessControl",
      ],
    },
    {
      title: "a bucket of the older kind, whose name is not known yet",
      given: distribution({
        "origins[0]": { originId: "files", domainName: unknown, s3OriginConfig: {} },
      }),
      reports: [
        "example-distribution origins[0].originAccessControlId is nothing; write the id of an aws.cloudfront.OriginAccessControl",
      ],
    },
    {
      title: "an identity",
      given: distribution({
        "origins[0].s3OriginConfig": {
          originAccessIdentity: "origin-access-identity/cloudfront/E1",
        },
      }),
      reports: [
        "example-distribution origins[0].s3OriginConfig.originAccessIdentity names an origin access identity; leave it out, and write originAccessControlId",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(distributionType), ["origins", 1, "s3OriginConfig"], {
        originAccessIdentity: "origin-access-identity/cloudfront/E1",
      }),
    reports: [
      "facade-distribution origins[1].s3OriginConfig.originAccessIdentity names an origin access identity; leave it out, and write originAccessControlId",
    ],
  },
});
