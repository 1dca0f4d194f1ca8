import { checkEach, present, property, report } from "../../property-check.ts";
import { deploymentPolicyType } from "../../reading/cloudfront-type.ts";
import { distributionType } from "../../reading/distribution.ts";
import { sources } from "../../reading/stack.ts";
import { isTrue, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const at = "stagingDistributionDnsNames";

export const cloudfrontCanaryTarget = stackRule({
  name: "cloudfront-canary-target",
  statement: "A continuous deployment policy names a staging distribution.",
  why: "CloudFront refuses to send viewers to any other distribution.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-continuous-deployment.html",
  severity: "medium",
  evaluate: (stack) =>
    checkEach(
      stack.ofType(deploymentPolicyType),
      property(at, present("name the domainName of a staging distribution")),
      (on) =>
        checkEach(
          sources(on, at, distributionType).filter(
            ({ props: { staging } }) => staging !== unknown && !isTrue(staging),
          ),
          ({ name }) =>
            report(
              on,
              at,
              `names ${name}, which is not a staging distribution`,
              "name one that has staging: true",
            ),
        ),
    ),
});
