import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontBucketDomain } from "../../../rules/cloudfront/cloudfront-bucket-domain.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution } from "../../front-fixtures.ts";

describeRule(cloudfrontBucketDomain, {
  passes: [
    { title: "the regional domain", given: distribution() },
    {
      title: "a domain that is not known yet",
      given: distribution({ "origins[0].domainName": unknown }),
    },
  ],
  violates: [
    {
      title: "the global name",
      given: distribution({ "origins[0].domainName": "files.s3.amazonaws.com" }),
      reports: [
        "example-distribution origins[0].domainName is the bucket's global name; write the bucket's bucketRegionalDomainName",
      ],
    },
    {
      title: "a website's endpoint, with a dash",
      given: distribution({ "origins[1].domainName": "files.s3-website-eu-west-1.amazonaws.com" }),
      reports: [
        "example-distribution origins[1].domainName is a website's endpoint; write the bucket's bucketRegionalDomainName",
      ],
    },
    {
      title: "a website's endpoint, with a dot",
      given: distribution({
        "origins[1].domainName": "files.s3-website.eu-central-1.amazonaws.com",
      }),
      reports: [
        "example-distribution origins[1].domainName is a website's endpoint; write the bucket's bucketRegionalDomainName",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(distributionType),
        ["origins", 1, "domainName"],
        "files.s3.amazonaws.com",
      ),
    reports: [
      "facade-distribution origins[1].domainName is the bucket's global name; write the bucket's bucketRegionalDomainName",
    ],
  },
});
