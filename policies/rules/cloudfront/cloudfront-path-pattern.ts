import { checkEach, property } from "../../property-check.ts";
import { behaviors, distributionType } from "../../reading/distribution.ts";
import { text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontPathPattern = resourceRule({
  name: "cloudfront-path-pattern",
  statement: "Path patterns have characters that CloudFront accepts.",
  why: "CloudFront refuses other characters, and the distribution with them.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html",
  severity: "medium",
  types: [distributionType],
  evaluate: (distribution) =>
    checkEach(
      behaviors(distribution),
      property("pathPattern", {
        fits: (pattern) => /^[\w\-.*$/~"'@:+&?]{1,255}$/.test(text(pattern) ?? "*"),
        write: "write up to 255 letters, digits and _-.*$/~\"'@:+&?",
      }),
    ),
});
