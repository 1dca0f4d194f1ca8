import { notOneOf } from "../../old-finding.ts";
import { behaviors } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontViewerHttps = resourceRule({
  name: "cloudfront-viewer-https",
  statement: "Viewers are answered over HTTPS alone.",
  why: "Whoever is on the way reads and rewrites plain HTTP, tokens and answers included.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-CloudFront.html",
  severity: "high",
  level: "mandatory",
  anchors: ["CloudFront.3", "CKV_AWS_34", "AWS-0012"],
  types: [distributionType],
  *evaluate(distribution) {
    for (const { at, props } of behaviors(distribution)) {
      const { viewerProtocolPolicy } = props;
      yield* notOneOf(`${at}.viewerProtocolPolicy`, viewerProtocolPolicy, [
        "redirect-to-https",
        "https-only",
      ]);
    }
  },
});
