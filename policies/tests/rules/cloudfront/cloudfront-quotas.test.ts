import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontQuotas } from "../../../rules/cloudfront/cloudfront-quotas.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution } from "../../front-fixtures.ts";

/** So many behaviors, the default one left out. */
function ordered(count: number) {
  return Array.from({ length: count }, (_, index) => ({ pathPattern: `/${index}` }));
}

describeRule(cloudfrontQuotas, {
  passes: [
    {
      title: "74 behaviors beside the default one",
      given: distribution({ orderedCacheBehaviors: ordered(74) }),
    },
    {
      title: "100 origins and domains, and 10 groups",
      given: distribution({
        origins: Array(100).fill({}),
        aliases: Array(100).fill("a"),
        originGroups: Array(10).fill({}),
      }),
    },
    { title: "a comment of 128 characters", given: distribution({ comment: "c".repeat(128) }) },
    { title: "domains that are not known yet", given: distribution({ aliases: unknown }) },
    {
      title: "a quota that was raised",
      settings: { behaviors: 76 },
      given: distribution({ orderedCacheBehaviors: ordered(75) }),
    },
  ],
  violates: [
    {
      title: "75 beside it",
      given: distribution({ orderedCacheBehaviors: ordered(75) }),
      reports: ["example-distribution orderedCacheBehaviors has 76 behaviors; leave at most 75"],
    },
    {
      title: "101 origins",
      given: distribution({ origins: Array(101).fill({}) }),
      reports: ["example-distribution origins has 101 origins; leave at most 100"],
    },
    {
      title: "101 domains",
      given: distribution({ aliases: Array(101).fill("a") }),
      reports: ["example-distribution aliases has 101 domains; leave at most 100"],
    },
    {
      title: "11 groups",
      given: distribution({ originGroups: Array(11).fill({}) }),
      reports: ["example-distribution originGroups has 11 groups; leave at most 10"],
    },
    {
      title: "a comment of 129",
      given: distribution({ comment: "c".repeat(129) }),
      reports: ["example-distribution comment has 129 characters; leave at most 128"],
    },
  ],
  mutation: {
    breaks: (draft) => draft.set(draft.node(distributionType), ["comment"], "c".repeat(129)),
    reports: ["facade-distribution comment has 129 characters; leave at most 128"],
  },
});
