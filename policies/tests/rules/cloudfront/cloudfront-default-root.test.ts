import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontDefaultRoot } from "../../../rules/cloudfront/cloudfront-default-root.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution } from "../../front-fixtures.ts";

describeRule(cloudfrontDefaultRoot, {
  passes: [
    {
      title: "a function's URL by default, to which requests are signed",
      given: distribution({
        defaultRootObject: undefined,
        "origins[1].originAccessControlId": "E123",
        "defaultCacheBehavior.targetOriginId": "api",
      }),
    },
    { title: "a front page", given: distribution() },
    {
      title: "an API by default",
      given: distribution({
        defaultRootObject: undefined,
        "defaultCacheBehavior.targetOriginId": "api",
      }),
    },
    { title: "a page that is not known yet", given: distribution({ defaultRootObject: unknown }) },
  ],
  violates: [
    {
      title: "no front page, before a pair with files in it",
      given: distribution({
        defaultRootObject: undefined,
        "originGroups[0].members[1].originId": "files",
        "defaultCacheBehavior.targetOriginId": "apis",
      }),
      reports: [
        'example-distribution defaultRootObject is nothing; write a file, like "index.html"',
      ],
    },
    {
      title: "no front page",
      given: distribution({ defaultRootObject: undefined }),
      reports: [
        'example-distribution defaultRootObject is nothing; write a file, like "index.html"',
      ],
    },
    {
      title: "a slash in front",
      given: distribution({ defaultRootObject: "/index.html" }),
      reports: [
        'example-distribution defaultRootObject is "/index.html"; leave out the leading slash: with it CloudFront returns 403',
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(distributionType), ["defaultRootObject"], "/index.html"),
    reports: [
      'facade-distribution defaultRootObject is "/index.html"; leave out the leading slash: with it CloudFront returns 403',
    ],
  },
});
