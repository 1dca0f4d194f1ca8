import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontOriginUnchained } from "../../../rules/cloudfront/cloudfront-origin-unchained.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution } from "../../front-fixtures.ts";

describeRule(cloudfrontOriginUnchained, {
  passes: [
    { title: "other origins", given: distribution() },
    {
      title: "a name that only contains CloudFront's",
      given: distribution({ "origins[1].domainName": "cloudfront.net.example.com" }),
    },
    {
      title: "a name that is not known yet",
      given: distribution({ "origins[1].domainName": unknown }),
    },
  ],
  violates: [
    {
      title: "another distribution",
      given: distribution({ "origins[1].domainName": "d111111abcdef8.CloudFront.net" }),
      reports: [
        "example-distribution origins[1].domainName is another distribution's; name the origin behind that distribution",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(distributionType), ["origins", 4, "domainName"], "d1.cloudfront.net"),
    reports: [
      "facade-distribution origins[4].domainName is another distribution's; name the origin behind that distribution",
    ],
  },
});
