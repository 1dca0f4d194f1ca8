import { origins } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontOriginUnchained = resourceRule({
  name: "cloudfront-origin-unchained",
  statement: "No origin is another distribution.",
  why: "CloudFront answers 403 to what passed through two distributions.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-403-permission-denied.html",
  severity: "medium",
  level: "mandatory",
  types: [distributionType],
  *evaluate(distribution) {
    for (const { at, props } of origins(distribution)) {
      if (text(props["domainName"])?.toLowerCase().endsWith(".cloudfront.net")) {
        yield {
          at: `${at}.domainName`,
          found: "is another distribution's",
          write: "name the origin behind that distribution",
        };
      }
    }
  },
});
