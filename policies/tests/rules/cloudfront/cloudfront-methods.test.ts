import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontMethods } from "../../../rules/cloudfront/cloudfront-methods.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution } from "../../front-fixtures.ts";

describeRule(cloudfrontMethods, {
  passes: [
    { title: "the three sets", given: distribution() },
    {
      title: "in another order",
      given: distribution({ "defaultCacheBehavior.allowedMethods": ["HEAD", "GET"] }),
    },
    {
      title: "OPTIONS cached too",
      given: distribution({ "orderedCacheBehaviors[0].cachedMethods": ["GET", "HEAD", "OPTIONS"] }),
    },
    {
      title: "methods that are not known yet",
      given: distribution({ "defaultCacheBehavior.allowedMethods": unknown }),
    },
  ],
  violates: [
    {
      title: "one method that writes",
      given: distribution({ "defaultCacheBehavior.allowedMethods": ["GET", "HEAD", "POST"] }),
      reports: [
        'example-distribution defaultCacheBehavior.allowedMethods is ["GET","HEAD","POST"]; write one of GET+HEAD, GET+HEAD+OPTIONS, GET+HEAD+OPTIONS+PUT+PATCH+POST+DELETE',
      ],
    },
    {
      title: "an unsupported set",
      given: distribution({ "defaultCacheBehavior.cachedMethods": ["GET"] }),
      reports: [
        'example-distribution defaultCacheBehavior.cachedMethods is ["GET"]; write one of GET+HEAD, GET+HEAD+OPTIONS',
      ],
    },
    {
      title: "more cached than allowed",
      given: distribution({ "defaultCacheBehavior.cachedMethods": ["GET", "HEAD", "OPTIONS"] }),
      reports: [
        'example-distribution defaultCacheBehavior.cachedMethods has ["OPTIONS"], which is not allowed; keep only what allowedMethods allows',
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(distributionType),
        ["orderedCacheBehaviors", 4, "cachedMethods"],
        ["GET"],
      ),
    reports: [
      'facade-distribution orderedCacheBehaviors[4].cachedMethods is ["GET"]; write one of GET+HEAD, GET+HEAD+OPTIONS',
    ],
  },
});
