import { behaviors } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { isTrue } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";
import { listSetting } from "../../setting.ts";

export const edgeIncludeBody = resourceRule({
  name: "edge-include-body",
  statement: "Edge functions are handed bodies of requests only where the configuration says so.",
  why: "A body is cut at 40 KB before the cache and at 1 MB behind it, and what is personal in it goes round the world.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  severity: "low",
  level: "advisory",
  types: [distributionType],
  settings: {
    patterns: listSetting("Path patterns whose functions may read bodies."),
  },
  *evaluate(distribution, { patterns }) {
    const allowed: readonly string[] = patterns;
    for (const { pattern, associations } of behaviors(distribution)) {
      for (const { at, props, eventType } of allowed.includes(pattern) ? [] : associations) {
        // On a response there is none: edge-body-events.
        if (isTrue(props["includeBody"]) && eventType?.endsWith("-request") === true) {
          yield {
            at: `${at}.includeBody`,
            found: "is true",
            write: "write includeBody: false, or list the path pattern",
          };
        }
      }
    }
  },
});
