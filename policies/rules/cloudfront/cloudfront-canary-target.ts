import { about, absent } from "../../old-finding.ts";
import { deploymentPolicyType } from "../../reading/cloudfront-type.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { sources } from "../../reading/stack.ts";
import { isTrue, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const cloudfrontCanaryTarget = stackRule({
  name: "cloudfront-canary-target",
  statement: "A trial names a staging distribution.",
  why: "CloudFront refuses to send viewers to any other.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-continuous-deployment.html",
  severity: "medium",
  level: "mandatory",
  *evaluate(stack) {
    for (const on of stack.ofType(deploymentPolicyType)) {
      const at = "stagingDistributionDnsNames";
      yield* about(on, absent(at, on.props[at], "name the domainName of a staging distribution"));
      for (const target of sources(on, at).filter(({ type }) => type === distributionType)) {
        if (!isTrue(target.props["staging"]) && target.props["staging"] !== unknown) {
          yield {
            on,
            at,
            found: `names ${target.name}, which is no staging distribution`,
            write: "name one that has staging: true",
          };
        }
      }
    }
  },
});
