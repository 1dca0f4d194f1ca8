import { maxCustomResponseHeadersOfPolicy } from "../../../aws/cloudfront-limits.ts";
import { tooMany } from "../../old-finding.ts";
import { responseHeadersPolicyType } from "../../reading/behavior-policy.ts";
import { list, part } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontResponseHeaderCount = resourceRule({
  name: "cloudfront-response-header-count",
  statement: "A policy of response headers adds at most ten of its own.",
  why: "CloudFront refuses an eleventh.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html",
  severity: "low",
  level: "mandatory",
  types: [responseHeadersPolicyType],
  *evaluate({ props }) {
    const headers = list(part(props["customHeadersConfig"], "items"));
    yield* tooMany(
      "customHeadersConfig.items",
      headers.length,
      maxCustomResponseHeadersOfPolicy.value,
      "headers",
    );
  },
});
