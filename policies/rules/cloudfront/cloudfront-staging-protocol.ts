import { otherThan } from "../../old-finding.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { isTrue } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontStagingProtocol = resourceRule({
  name: "cloudfront-staging-protocol",
  statement: "Distributions with a trial beside them speak HTTP/2, not HTTP/3.",
  why: "CloudFront refuses continuous deployment with HTTP/3.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/continuous-deployment-quotas-considerations.html",
  severity: "medium",
  level: "mandatory",
  types: [distributionType],
  *evaluate({ props }) {
    const hasTrial =
      isTrue(props["staging"]) || props["continuousDeploymentPolicyId"] !== undefined;
    if (hasTrial) {
      yield* otherThan("httpVersion", props["httpVersion"], ["http1.1", "http2"]);
    }
  },
});
