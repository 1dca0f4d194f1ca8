import { absent } from "../../old-finding.ts";
import { behaviors } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontResponseHeaders = resourceRule({
  name: "cloudfront-response-headers",
  statement: "Every behavior has a policy of response headers.",
  why: "Without one a browser is told nothing of HTTPS, frames and types, wherever the origin forgets.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html",
  severity: "medium",
  level: "mandatory",
  anchors: ["CKV2_AWS_32"],
  types: [distributionType],
  *evaluate(distribution) {
    for (const { at, props } of behaviors(distribution)) {
      yield* absent(
        `${at}.responseHeadersPolicyId`,
        props["responseHeadersPolicyId"],
        "write the id of a response headers policy",
      );
    }
  },
});
