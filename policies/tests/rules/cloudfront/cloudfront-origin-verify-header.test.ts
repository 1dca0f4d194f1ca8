import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontOriginVerifyHeader } from "../../../rules/cloudfront/cloudfront-origin-verify-header.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution } from "../../front-fixtures.ts";

describeRule(cloudfrontOriginVerifyHeader, {
  passes: [
    { title: "public origins with the header, in any case", given: distribution() },
    {
      title: "a value that is not known yet",
      given: distribution({ "origins[1].customHeaders[0].value": unknown }),
    },
    {
      title: "headers that are not known yet",
      given: distribution({ "origins[1].customHeaders": unknown }),
    },
    {
      title: "an origin to which requests are signed",
      given: distribution({
        "origins[1].customHeaders": undefined,
        "origins[1].originAccessControlId": "E1",
      }),
    },
    {
      title: "an origin in a VPC",
      given: distribution({
        "origins[1].customHeaders": undefined,
        "origins[1].vpcOriginConfig": { vpcOriginId: unknown },
      }),
    },
    {
      title: "a header of another name",
      settings: { headerName: "X-Secret" },
      given: distribution({
        "origins[1].customHeaders[0].name": "x-secret",
        "origins[2].customHeaders[0].name": "x-secret",
      }),
    },
  ],
  violates: [
    {
      title: "an origin without the header",
      given: distribution({ "origins[1].customHeaders": undefined }),
      reports: [
        "example-distribution origins[1].customHeaders has no x-origin-verify; write a header x-origin-verify with a secret the origin checks",
      ],
    },
    {
      title: "a header without a value",
      given: distribution({ "origins[2].customHeaders[0].value": "" }),
      reports: [
        "example-distribution origins[2].customHeaders has no x-origin-verify; write a header x-origin-verify with a secret the origin checks",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(distributionType), ["origins", 3, "customHeaders", 0, "value"], ""),
    reports: [
      "facade-distribution origins[3].customHeaders has no x-origin-verify; write a header x-origin-verify with a secret the origin checks",
    ],
  },
});
