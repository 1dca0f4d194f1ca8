import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontFailoverWait } from "../../../rules/cloudfront/cloudfront-failover-wait.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution } from "../../front-fixtures.ts";

const attempts = "origins[1].connectionAttempts";
const seconds = "origins[1].connectionTimeout";

describeRule(cloudfrontFailoverWait, {
  passes: [
    { title: "two times two seconds", given: distribution() },
    { title: "five seconds", given: distribution({ [attempts]: 1, [seconds]: 5 }) },
    { title: "seconds that are not known yet", given: distribution({ [seconds]: unknown }) },
    { title: "the second of a pair", given: distribution({ "origins[2].connectionTimeout": 10 }) },
    {
      title: "longer, as configured",
      settings: { mostSeconds: 30 },
      given: distribution({ [attempts]: 3, [seconds]: 10 }),
    },
  ],
  violates: [
    {
      title: "six seconds",
      given: distribution({ [attempts]: 3 }),
      reports: [
        "example-distribution origins[1].connectionTimeout is 2 s, 3 times over; write connectionAttempts and connectionTimeout of 5 s together",
      ],
    },
    {
      title: "as long as CloudFront likes",
      given: distribution({ [attempts]: undefined, [seconds]: undefined }),
      reports: [
        "example-distribution origins[1].connectionTimeout is 10 s, 3 times over; write connectionAttempts and connectionTimeout of 5 s together",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(distributionType), ["origins", 4, "connectionTimeout"], 6),
    reports: [
      "facade-distribution origins[4].connectionTimeout is 6 s, 1 times over; write connectionAttempts and connectionTimeout of 5 s together",
    ],
  },
});
