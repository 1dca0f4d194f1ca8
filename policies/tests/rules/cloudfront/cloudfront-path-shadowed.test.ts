import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontPathShadowed } from "../../../rules/cloudfront/cloudfront-path-shadowed.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution } from "../../front-fixtures.ts";

/** A distribution with paths in this order. */
function paths(...patterns: readonly unknown[]) {
  return distribution({
    orderedCacheBehaviors: patterns.map((pathPattern) => ({ pathPattern })),
  });
}

describeRule(cloudfrontPathShadowed, {
  passes: [
    { title: "the narrower first", given: paths("/v1/me", "/v1/*", "*.jpg") },
    { title: "another case", given: paths("/a", "/A") },
    { title: "one character where there may be more", given: paths("/v?", "/v*") },
    { title: "no character for one", given: paths("/v?", "/v") },
    { title: "a dot is a dot", given: paths("/a.b", "/acb") },
    { title: "a pattern that is not known yet", given: paths(unknown, "/v1/*") },
  ],
  violates: [
    {
      title: "the wider first",
      given: paths("/v1/*", "/v1/me"),
      reports: [
        'example-distribution orderedCacheBehaviors[1].pathPattern is "/v1/me", behind "/v1/*"; put it before orderedCacheBehaviors[0], or leave it out',
      ],
    },
    {
      title: "the same again, without its slash",
      given: paths("/a/*", "a/*"),
      reports: [
        'example-distribution orderedCacheBehaviors[1].pathPattern is "a/*", behind "/a/*"; put it before orderedCacheBehaviors[0], or leave it out',
      ],
    },
    {
      title: "one character of any",
      given: paths("/v?", "/v1"),
      reports: [
        'example-distribution orderedCacheBehaviors[1].pathPattern is "/v1", behind "/v?"; put it before orderedCacheBehaviors[0], or leave it out',
      ],
    },
    {
      title: "an asterisk behind an asterisk",
      given: paths("/v*", "/v1/*.json"),
      reports: [
        'example-distribution orderedCacheBehaviors[1].pathPattern is "/v1/*.json", behind "/v*"; put it before orderedCacheBehaviors[0], or leave it out',
      ],
    },
    {
      title: "everything",
      given: paths("*", "/v1/*"),
      reports: [
        'example-distribution orderedCacheBehaviors[1].pathPattern is "/v1/*", behind "*"; put it before orderedCacheBehaviors[0], or leave it out',
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(distributionType),
        ["orderedCacheBehaviors", 4, "pathPattern"],
        "/v1/assets/*",
      ),
    reports: [
      'facade-distribution orderedCacheBehaviors[4].pathPattern is "/v1/assets/*", behind "/v1/*"; put it before orderedCacheBehaviors[2], or leave it out',
    ],
  },
});
