import { checkEach, present, property } from "../../property-check.ts";
import { behaviors, distributionType } from "../../reading/distribution.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontResponseHeaders = resourceRule({
  name: "cloudfront-response-headers",
  statement: "Every behavior has a response headers policy.",
  why: "Without one, browsers get no instructions on HTTPS, framing and content types wherever the origin omits them.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html",
  severity: "medium",
  anchors: ["CKV2_AWS_32"],
  types: [distributionType],
  evaluate: (distribution) =>
    checkEach(
      behaviors(distribution),
      property("responseHeadersPolicyId", present("write the id of a response headers policy")),
    ),
});
