import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontBehaviorTarget } from "../../../rules/cloudfront/cloudfront-behavior-target.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution } from "../../front-fixtures.ts";

describeRule(cloudfrontBehaviorTarget, {
  passes: [
    { title: "origins and a group", given: distribution() },
    {
      title: "ids that are not known yet",
      given: distribution({
        "origins[0].originId": unknown,
        "defaultCacheBehavior.targetOriginId": "x",
      }),
    },
    { title: "groups that are not known yet", given: distribution({ originGroups: unknown }) },
  ],
  violates: [
    {
      title: "an origin that is not there",
      given: distribution({ "orderedCacheBehaviors[1].targetOriginId": "other" }),
      reports: [
        'example-distribution orderedCacheBehaviors[1].targetOriginId is "other"; write "files", "api", "spare" or "apis"',
      ],
    },
    {
      title: "an id that is there twice",
      given: distribution({ "origins[2].originId": "api" }),
      reports: [
        'example-distribution origins has ["api"] more than once; give each origin and group a distinct id',
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(distributionType),
        ["orderedCacheBehaviors", 4, "targetOriginId"],
        "other",
      ),
    reports: [
      'facade-distribution orderedCacheBehaviors[4].targetOriginId is "other"; write "season", "site", "desk", "sign-in", "api-primary", "api-secondary" or "api"',
    ],
  },
});
