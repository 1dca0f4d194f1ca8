import { checkEach, present, property } from "../../property-check.ts";
import { distributionType } from "../../reading/distribution.ts";
import { resourceRule } from "../../rule.ts";

const write = "write the arn of an aws.wafv2.WebAcl of scope CLOUDFRONT";

export const cloudfrontWebAcl = resourceRule({
  name: "cloudfront-web-acl",
  statement: "Every distribution has a web ACL, named by its ARN.",
  why: "Without a web ACL nothing limits request rates; an id instead of an ARN refers to WAF Classic.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-awswaf.html",
  severity: "high",
  anchors: ["CloudFront.6", "CKV_AWS_68", "AWS-0011"],
  types: [distributionType],
  evaluate: (distribution) =>
    checkEach(
      [distribution],
      property("webAclId", present(write)),
      property("webAclId", {
        fits: (id) => typeof id !== "string" || /^arn:[\w-]+:wafv2:/.test(id),
        found: "is not an ARN",
        write,
      }),
    ),
});
