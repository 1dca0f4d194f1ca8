/**
 * No trial goes on unnoticed.
 *
 * @module
 */
import { deploymentPolicyType } from "../../reading/cloudfront-type.ts";
import { isTrue } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontCanaryOver = resourceRule({
  name: "cloudfront-canary-over",
  statement: "No trial goes on unnoticed.",
  why: "Viewers of a trial are served what the next deploy no longer knows of.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-continuous-deployment.html",
  severity: "low",
  level: "advisory",
  types: [deploymentPolicyType],
  *judge({ props }) {
    if (isTrue(props["enabled"])) {
      yield { at: "enabled", found: "is true", write: "promote the trial or write enabled: false" };
    }
  },
});
