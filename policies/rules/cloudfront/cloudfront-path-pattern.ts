import { behaviors } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { shown, text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontPathPattern = resourceRule({
  name: "cloudfront-path-pattern",
  statement: "Path patterns are spelled as CloudFront takes them.",
  why: "CloudFront refuses other characters, and the distribution with them.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html",
  severity: "medium",
  level: "mandatory",
  types: [distributionType],
  *evaluate(distribution) {
    for (const { at, props } of behaviors(distribution)) {
      const pattern = text(props["pathPattern"]);
      if (pattern !== undefined && !/^[\w\-.*$/~"'@:+&?]{1,255}$/.test(pattern)) {
        yield {
          at: `${at}.pathPattern`,
          found: `is ${shown(pattern)}`,
          write: "write up to 255 letters, digits and _-.*$/~\"'@:+&?",
        };
      }
    }
  },
});
