import { allowsWrites, behaviors } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontWriteHttps = resourceRule({
  name: "cloudfront-write-https",
  statement: "What viewers write comes over HTTPS at once, not after a redirect.",
  why: "A redirect answers a write that has already crossed the network in plain text, body and token included.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-CloudFront.html",
  severity: "medium",
  level: "mandatory",
  types: [distributionType],
  *evaluate(distribution) {
    for (const behavior of behaviors(distribution)) {
      if (
        allowsWrites(behavior) &&
        behavior.props["viewerProtocolPolicy"] === "redirect-to-https"
      ) {
        yield {
          at: `${behavior.at}.viewerProtocolPolicy`,
          found: 'is "redirect-to-https"',
          write: 'write "https-only" where POST, PUT, PATCH or DELETE are allowed',
        };
      }
    }
  },
});
