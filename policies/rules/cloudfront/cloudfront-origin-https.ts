import { checkEach, ifGiven, oneOf, property } from "../../property-check.ts";
import { distributionType, origins } from "../../reading/distribution.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontOriginHttps = resourceRule({
  name: "cloudfront-origin-https",
  statement: "Public origins are called over HTTPS.",
  why: "The connection from CloudFront to an origin crosses the internet, whatever viewers use.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html",
  severity: "high",
  anchors: ["CloudFront.9", "CKV2_AWS_72"],
  types: [distributionType],
  evaluate: (distribution) =>
    checkEach(
      origins(distribution),
      property("customOriginConfig.originProtocolPolicy", ifGiven(oneOf("https-only"))),
    ),
});
