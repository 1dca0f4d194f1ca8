import { distributionType } from "../../reading/edge-function.ts";
import { isTrue, list, shown } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontStagingAliases = resourceRule({
  name: "cloudfront-staging-aliases",
  statement: "A staging distribution has no domains of its own.",
  why: "CloudFront refuses them: it answers under the domains of the distribution it is tried for.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/continuous-deployment-quotas-considerations.html",
  severity: "medium",
  level: "mandatory",
  types: [distributionType],
  *evaluate({ props }) {
    const { aliases, staging } = props;
    if (isTrue(staging) && list(aliases).length > 0) {
      yield { at: "aliases", found: `is ${shown(aliases)}`, write: "leave it out" };
    }
  },
});
