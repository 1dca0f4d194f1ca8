import { checkEach, property, turnedOff } from "../../property-check.ts";
import { behaviors, distributionType } from "../../reading/distribution.ts";
import { isPresent, list } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const edgeNoSmoothStreaming = resourceRule({
  name: "edge-no-smooth-streaming",
  statement: "Behaviors for Smooth Streaming run no functions.",
  why: "CloudFront refuses functions of either kind on such a behavior.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html",
  severity: "medium",
  types: [distributionType],
  evaluate: (distribution) =>
    checkEach(
      behaviors(distribution).filter(
        (behavior) =>
          behavior.associations.length > 0 ||
          isPresent(list(behavior.props["functionAssociations"])),
      ),
      property("smoothStreaming", {
        ...turnedOff("leave smoothStreaming out"),
        found: "is true on a behavior with functions",
      }),
    ),
});
