import { ifGiven, oneOf, property } from "../../property-check.ts";
import { distributionType } from "../../reading/distribution.ts";
import { isTrue } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontStagingProtocol = resourceRule({
  name: "cloudfront-staging-protocol",
  statement: "Distributions with continuous deployment use HTTP/2, not HTTP/3.",
  why: "CloudFront refuses continuous deployment with HTTP/3.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/continuous-deployment-quotas-considerations.html",
  severity: "medium",
  types: [distributionType],
  evaluate(distribution) {
    const { staging, continuousDeploymentPolicyId } = distribution.props;
    return (
      (isTrue(staging) || continuousDeploymentPolicyId !== undefined) &&
      property("httpVersion", ifGiven(oneOf("http1.1", "http2")))(distribution)
    );
  },
});
