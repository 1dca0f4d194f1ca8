import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontFailoverCodes } from "../../../rules/cloudfront/cloudfront-failover-codes.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution } from "../../front-fixtures.ts";

const codes = "originGroups[0].failoverCriteria.statusCodes";

describeRule(cloudfrontFailoverCodes, {
  passes: [
    { title: "what a dead origin looks like", given: distribution() },
    { title: "no pair", given: distribution({ originGroups: undefined }) },
    { title: "codes that are not known yet", given: distribution({ [codes]: unknown }) },
    {
      title: "fewer, as configured",
      settings: { codes: [503] },
      given: distribution({ [codes]: [503] }),
    },
  ],
  violates: [
    {
      title: "no 504",
      given: distribution({ [codes]: [500, 502, 503] }),
      reports: [
        "example-distribution originGroups[0].failoverCriteria.statusCodes lacks 504; add them",
      ],
    },
    {
      title: "only statuses of origins",
      given: distribution({ [codes]: [500] }),
      reports: [
        "example-distribution originGroups[0].failoverCriteria.statusCodes lacks 502, 503, 504; add them",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(distributionType),
        ["originGroups", 0, "failoverCriteria", "statusCodes", 2],
        undefined,
      ),
    reports: [
      "facade-distribution originGroups[0].failoverCriteria.statusCodes lacks 503; add them",
    ],
  },
});
