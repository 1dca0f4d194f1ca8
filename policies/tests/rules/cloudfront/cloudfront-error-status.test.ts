import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontErrorStatus } from "../../../rules/cloudfront/cloudfront-error-status.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution } from "../../front-fixtures.ts";

const page = { responseCode: 200, responsePagePath: "/index.html" };
const first = "customErrorResponses[0]";

describeRule(cloudfrontErrorStatus, {
  passes: [
    { title: "errors as they are", given: distribution() },
    {
      title: "a page, and its error's status",
      given: distribution({
        [first]: { errorCode: 404, responseCode: 404, responsePagePath: "/404.html" },
      }),
    },
    {
      title: "a page, and the least status of an error",
      given: distribution({
        [first]: { errorCode: 404, responseCode: 400, responsePagePath: "/404.html" },
      }),
    },
    {
      title: "a front page for everything, where there are only files",
      given: distribution({ [first]: { errorCode: 404, ...page }, orderedCacheBehaviors: [] }),
    },
    {
      title: "a status that is not known yet",
      given: distribution({ [`${first}.responseCode`]: unknown }),
    },
  ],
  violates: [
    {
      title: "a front page for everything",
      given: distribution({ [first]: { errorCode: 404, ...page } }),
      reports: [
        "example-distribution customErrorResponses[0].responseCode is 200 in place of 404; leave it out, and serve front pages by a function of the site's behavior",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(distributionType), ["customErrorResponses", 0], {
        errorCode: 404,
        errorCachingMinTtl: 1,
        ...page,
      }),
    reports: [
      "facade-distribution customErrorResponses[0].responseCode is 200 in place of 404; leave it out, and serve front pages by a function of the site's behavior",
    ],
  },
});
