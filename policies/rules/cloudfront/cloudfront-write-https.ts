import { checkEach, property } from "../../property-check.ts";
import { allowsWrites, behaviors, distributionType } from "../../reading/distribution.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontWriteHttps = resourceRule({
  name: "cloudfront-write-https",
  statement: "Writes are accepted over HTTPS only, without a redirect.",
  why: "A redirect responds to a write that has already crossed the network in plain text, body and token included.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-CloudFront.html",
  severity: "medium",
  types: [distributionType],
  evaluate: (distribution) =>
    checkEach(
      behaviors(distribution).filter(allowsWrites),
      property("viewerProtocolPolicy", {
        fits: (policy) => policy !== "redirect-to-https",
        write: 'write "https-only" where POST, PUT, PATCH or DELETE are allowed',
      }),
    ),
});
