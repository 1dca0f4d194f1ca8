import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontErrorCodes } from "../../../rules/cloudfront/cloudfront-error-codes.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution } from "../../front-fixtures.ts";

const first = "customErrorResponses[0]";

describeRule(cloudfrontErrorCodes, {
  passes: [
    { title: "codes that are handled", given: distribution() },
    {
      title: "a page with a status",
      given: distribution({
        [first]: { errorCode: 404, responseCode: 200, responsePagePath: "/404.html" },
      }),
    },
    {
      title: "codes that are not known yet",
      given: distribution({ [`${first}.errorCode`]: unknown }),
    },
  ],
  violates: [
    {
      title: "a code that is not",
      given: distribution({ [`${first}.errorCode`]: 412 }),
      reports: [
        "example-distribution customErrorResponses[0].errorCode is 412; write one of 400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504",
      ],
    },
    {
      title: "a code twice",
      given: distribution({ [`${first}.errorCode`]: 500 }),
      reports: [
        "example-distribution customErrorResponses[1].errorCode is 500 again; write each code once",
      ],
    },
    {
      title: "a page without a status",
      given: distribution({ [`${first}.responsePagePath`]: "/404.html" }),
      reports: [
        "example-distribution customErrorResponses[0].responseCode is nothing; write both responseCode and responsePagePath, or neither",
      ],
    },
    {
      title: "a status without a page",
      given: distribution({ [`${first}.responseCode`]: 404 }),
      reports: [
        "example-distribution customErrorResponses[0].responsePagePath is nothing; write both responseCode and responsePagePath, or neither",
      ],
    },
    {
      title: "a status that is not supported",
      given: distribution({
        [first]: { errorCode: 404, responseCode: 410, responsePagePath: "/404.html" },
      }),
      reports: [
        "example-distribution customErrorResponses[0].responseCode is 410; write 200 or one of 400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(distributionType), ["customErrorResponses", 1, "errorCode"], 412),
    reports: [
      "facade-distribution customErrorResponses[1].errorCode is 412; write one of 400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504",
    ],
  },
});
