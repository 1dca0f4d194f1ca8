import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontOriginHeaderNames } from "../../../rules/cloudfront/cloudfront-origin-header-names.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution } from "../../front-fixtures.ts";

describeRule(cloudfrontOriginHeaderNames, {
  passes: [
    { title: "a secret", given: distribution() },
    {
      title: "a similar name",
      given: distribution({ "origins[1].customHeaders[1]": { name: "x-amzn", value: "1" } }),
    },
    {
      title: "what is not known yet",
      given: distribution({ "origins[1].customHeaders[1]": { name: unknown, value: unknown } }),
    },
  ],
  violates: [
    {
      title: "a name CloudFront sets",
      given: distribution({ "origins[1].customHeaders[1]": { name: "Host", value: "a" } }),
      reports: [
        'example-distribution origins[1].customHeaders[1].name is "host"; leave it out: CloudFront sets it',
      ],
    },
    {
      title: "a name of AWS",
      given: distribution({ "origins[1].customHeaders[1]": { name: "X-Amz-Date", value: "a" } }),
      reports: [
        'example-distribution origins[1].customHeaders[1].name is "x-amz-date"; leave it out: CloudFront sets it',
      ],
    },
    {
      title: "the same name twice",
      given: distribution({
        "origins[1].customHeaders[1]": { name: "x-origin-verify", value: "a" },
      }),
      reports: [
        'example-distribution origins[1].customHeaders[1].name is "x-origin-verify" again; write each header once',
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(distributionType), ["origins", 3, "customHeaders", 1, "name"], "Via"),
    reports: [
      'facade-distribution origins[3].customHeaders[1].name is "via"; leave it out: CloudFront sets it',
    ],
  },
});
