import { checkEach, oneOf, property } from "../../property-check.ts";
import { behaviors, distributionType } from "../../reading/distribution.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontViewerHttps = resourceRule({
  name: "cloudfront-viewer-https",
  statement: "Viewers are served over HTTPS only.",
  why: "Plain HTTP can be read and changed in transit, tokens and responses included.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-CloudFront.html",
  severity: "high",
  anchors: ["CloudFront.3", "CKV_AWS_34", "AWS-0012"],
  types: [distributionType],
  evaluate: (distribution) =>
    checkEach(
      behaviors(distribution),
      property("viewerProtocolPolicy", oneOf("redirect-to-https", "https-only")),
    ),
});
