import { maxCustomResponseHeadersOfPolicy } from "../../../aws/cloudfront-limits.ts";
import { overCount } from "../../property-check.ts";
import { responseHeadersPolicyType } from "../../reading/behavior-policy.ts";
import { list, part } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const at = "customHeadersConfig.items";

export const cloudfrontResponseHeaderCount = resourceRule({
  name: "cloudfront-response-header-count",
  statement: "A response headers policy adds at most ten custom headers.",
  why: "CloudFront refuses more than ten.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html",
  severity: "low",
  types: [responseHeadersPolicyType],
  evaluate: (policy) =>
    overCount(
      policy,
      at,
      list(part(policy.props, ...at.split("."))).length,
      maxCustomResponseHeadersOfPolicy.value,
      "headers",
    ),
});
