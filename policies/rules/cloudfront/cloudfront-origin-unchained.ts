import { checkEach, property } from "../../property-check.ts";
import { distributionType, origins } from "../../reading/distribution.ts";
import { text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontOriginUnchained = resourceRule({
  name: "cloudfront-origin-unchained",
  statement: "No origin is another distribution.",
  why: "CloudFront returns 403 for a request that passed through two distributions.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-403-permission-denied.html",
  severity: "medium",
  types: [distributionType],
  evaluate: (distribution) =>
    checkEach(
      origins(distribution),
      property("domainName", {
        fits: (name) => text(name)?.toLowerCase().endsWith(".cloudfront.net") !== true,
        found: "is another distribution's",
        write: "name the origin behind that distribution",
      }),
    ),
});
