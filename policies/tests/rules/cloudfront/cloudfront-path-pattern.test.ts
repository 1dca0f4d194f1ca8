import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontPathPattern } from "../../../rules/cloudfront/cloudfront-path-pattern.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution } from "../../front-fixtures.ts";

describeRule(cloudfrontPathPattern, {
  passes: [
    { title: "paths", given: distribution() },
    {
      title: "every character there is",
      given: distribution({ "orderedCacheBehaviors[0].pathPattern": "aZ0_-.*$/~\"'@:+&?" }),
    },
    {
      title: "255 characters",
      given: distribution({ "orderedCacheBehaviors[0].pathPattern": "a".repeat(255) }),
    },
    {
      title: "a pattern that is not known yet",
      given: distribution({ "orderedCacheBehaviors[0].pathPattern": unknown }),
    },
  ],
  violates: [
    {
      title: "a character there is not",
      given: distribution({ "orderedCacheBehaviors[0].pathPattern": "/v1/{id}" }),
      reports: [
        'example-distribution orderedCacheBehaviors[0].pathPattern is "/v1/{id}"; write up to 255 letters, digits and _-.*$/~"\'@:+&?',
      ],
    },
    {
      title: "256 characters",
      given: distribution({ "orderedCacheBehaviors[0].pathPattern": "a".repeat(256) }),
      reports: [
        `example-distribution orderedCacheBehaviors[0].pathPattern is "${"a".repeat(256)}"; write up to 255 letters, digits and _-.*$/~"'@:+&?`,
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(distributionType),
        ["orderedCacheBehaviors", 4, "pathPattern"],
        "/as set/*",
      ),
    reports: [
      'facade-distribution orderedCacheBehaviors[4].pathPattern is "/as set/*"; write up to 255 letters, digits and _-.*$/~"\'@:+&?',
    ],
  },
});
