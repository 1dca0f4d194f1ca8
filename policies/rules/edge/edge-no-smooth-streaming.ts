import { behaviors } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { isPresent, isTrue } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const edgeNoSmoothStreaming = resourceRule({
  name: "edge-no-smooth-streaming",
  statement: "Behaviors for Smooth Streaming run no functions.",
  why: "CloudFront refuses functions of either kind on such a behavior.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html",
  severity: "medium",
  level: "mandatory",
  types: [distributionType],
  *evaluate(distribution) {
    for (const { at, props, associations } of behaviors(distribution)) {
      const hasFunctions = associations.length > 0 || isPresent(props["functionAssociations"]);
      if (isTrue(props["smoothStreaming"]) && hasFunctions) {
        yield {
          at: `${at}.smoothStreaming`,
          found: "is true on a behavior with functions",
          write: "leave smoothStreaming out",
        };
      }
    }
  },
});
