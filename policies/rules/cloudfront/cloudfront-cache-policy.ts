import { checkEach, leftOut, present, property } from "../../property-check.ts";
import { behaviors, distributionType } from "../../reading/distribution.ts";
import { number } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const write = "leave it out, and set it in the cache policy";

export const cloudfrontCachePolicy = resourceRule({
  name: "cloudfront-cache-policy",
  statement: "Behaviors define caching by a cache policy.",
  why: "Legacy cache settings have a minimum TTL that is easy to miss, and CloudFront refuses a behavior that has neither form or both.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html",
  severity: "medium",
  types: [distributionType],
  evaluate: (distribution) =>
    checkEach(
      behaviors(distribution),
      property("cachePolicyId", present("write the id of a cache policy")),
      property("forwardedValues", leftOut("is written", write)),
      ...["minTtl", "defaultTtl", "maxTtl"].map((time) =>
        property(time, { fits: (value) => (number(value) ?? 0) <= 0, found: "is written", write }),
      ),
    ),
});
