import { property } from "../../property-check.ts";
import { distributionType } from "../../reading/distribution.ts";
import { isTrue, list } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontStagingAliases = resourceRule({
  name: "cloudfront-staging-aliases",
  statement: "A staging distribution has no alternate domain names.",
  why: "CloudFront refuses them: a staging distribution is reached by the domains of its primary distribution.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/continuous-deployment-quotas-considerations.html",
  severity: "medium",
  types: [distributionType],
  evaluate: (distribution) =>
    isTrue(distribution.props["staging"]) &&
    property("aliases", {
      fits: (aliases) => list(aliases).length === 0,
      write: "leave it out",
    })(distribution),
});
