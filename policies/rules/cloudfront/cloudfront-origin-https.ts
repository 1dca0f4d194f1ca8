import { otherThan } from "../../old-finding.ts";
import { origins } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { part } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontOriginHttps = resourceRule({
  name: "cloudfront-origin-https",
  statement: "Public origins are asked over HTTPS.",
  why: "Between CloudFront and an origin lies the internet, whatever viewers speak.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html",
  severity: "high",
  level: "mandatory",
  anchors: ["CloudFront.9", "CKV2_AWS_72"],
  types: [distributionType],
  *evaluate(distribution) {
    for (const { at, props } of origins(distribution)) {
      yield* otherThan(
        `${at}.customOriginConfig.originProtocolPolicy`,
        part(props["customOriginConfig"], "originProtocolPolicy"),
        ["https-only"],
      );
    }
  },
});
