import { absent } from "../../old-finding.ts";
import { behaviors } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { isPresent, number } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontCachePolicy = resourceRule({
  name: "cloudfront-cache-policy",
  statement: "Behaviors say what is kept by a cache policy.",
  why: "The older way has a least time nobody sees, and CloudFront refuses a behavior that has neither way or both.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html",
  severity: "medium",
  level: "mandatory",
  types: [distributionType],
  *evaluate(distribution) {
    for (const { at, props } of behaviors(distribution)) {
      yield* absent(
        `${at}.cachePolicyId`,
        props["cachePolicyId"],
        "write the id of a cache policy",
      );
      if (isPresent(props["forwardedValues"])) {
        yield { at: `${at}.forwardedValues`, found: "is written", write };
      }
      for (const time of ["minTtl", "defaultTtl", "maxTtl"] as const) {
        if ((number(props[time]) ?? 0) > 0) {
          yield { at: `${at}.${time}`, found: "is written", write };
        }
      }
    }
  },
});

const write = "leave it out, and say it in the cache policy";
