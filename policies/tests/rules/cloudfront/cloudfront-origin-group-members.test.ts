import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontOriginGroupMembers } from "../../../rules/cloudfront/cloudfront-origin-group-members.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution } from "../../front-fixtures.ts";

describeRule(cloudfrontOriginGroupMembers, {
  passes: [
    { title: "two origins", given: distribution() },
    {
      title: "every code there is",
      given: distribution({
        "originGroups[0].failoverCriteria.statusCodes": [
          400, 403, 404, 416, 429, 500, 502, 503, 504,
        ],
      }),
    },
    {
      title: "members that are not known yet",
      given: distribution({ "originGroups[0].members": unknown }),
    },
    {
      title: "origins that are not known yet",
      given: distribution({
        "origins[0].originId": unknown,
        "originGroups[0].members[0].originId": "x",
      }),
    },
  ],
  violates: [
    {
      title: "one member",
      given: distribution({ "originGroups[0].members": [{ originId: "api" }] }),
      reports: ['example-distribution originGroups[0].members is ["api"]; write two origins'],
    },
    {
      title: "the same twice",
      given: distribution({ "originGroups[0].members[1].originId": "api" }),
      reports: ['example-distribution originGroups[0].members is ["api","api"]; write two origins'],
    },
    {
      title: "a third",
      given: distribution({ "originGroups[0].members[2]": { originId: "files" } }),
      reports: [
        'example-distribution originGroups[0].members is ["api","spare","files"]; write two origins',
      ],
    },
    {
      title: "an origin that is not there",
      given: distribution({ "originGroups[0].members[1].originId": "other" }),
      reports: [
        'example-distribution originGroups[0].members names ["other"]; name origins of this distribution',
      ],
    },
    {
      title: "a code CloudFront does not fail over on",
      given: distribution({ "originGroups[0].failoverCriteria.statusCodes[1]": 501 }),
      reports: [
        "example-distribution originGroups[0].failoverCriteria.statusCodes is [500,501,503,504]; write some of 400, 403, 404, 416, 429, 500, 502, 503, 504",
      ],
    },
    {
      title: "no code",
      given: distribution({ "originGroups[0].failoverCriteria.statusCodes": [] }),
      reports: [
        "example-distribution originGroups[0].failoverCriteria.statusCodes is []; write some of 400, 403, 404, 416, 429, 500, 502, 503, 504",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(distributionType),
        ["originGroups", 0, "failoverCriteria", "statusCodes", 0],
        501,
      ),
    reports: [
      "facade-distribution originGroups[0].failoverCriteria.statusCodes is [501,502,503,504]; write some of 400, 403, 404, 416, 429, 500, 502, 503, 504",
    ],
  },
});
