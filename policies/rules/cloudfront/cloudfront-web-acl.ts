import { absent } from "../../old-finding.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontWebAcl = resourceRule({
  name: "cloudfront-web-acl",
  statement: "Every distribution has a firewall, named by its ARN.",
  why: "Without one nothing limits who asks how often; by its id CloudFront takes it for one of WAF Classic.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-awswaf.html",
  severity: "high",
  level: "mandatory",
  anchors: ["CloudFront.6", "CKV_AWS_68", "AWS-0011"],
  types: [distributionType],
  *evaluate({ props }) {
    const { webAclId } = props;
    const write = "write the arn of an aws.wafv2.WebAcl of scope CLOUDFRONT";
    yield* absent("webAclId", webAclId, write);
    if (typeof webAclId === "string" && !/^arn:[\w-]+:wafv2:/.test(webAclId)) {
      yield { at: "webAclId", found: "is no ARN", write };
    }
  },
});
