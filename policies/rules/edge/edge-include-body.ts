import { checkEach, property, turnedOff } from "../../property-check.ts";
import { behaviors, distributionType } from "../../reading/distribution.ts";
import { unknown } from "../../reading/value.ts";
import { listSetting, resourceRule } from "../../rule.ts";

export const edgeIncludeBody = resourceRule({
  name: "edge-include-body",
  statement:
    "Edge functions receive the bodies of requests only where the configuration allows it.",
  why: "A body is truncated at 40 KB on viewer events and at 1 MB on origin events, and personal data in it is processed in every edge Region.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  severity: "low",
  level: "advisory",
  types: [distributionType],
  settings: { patterns: listSetting("Path patterns whose functions may read bodies.") },
  evaluate: (distribution, { patterns }) =>
    checkEach(
      behaviors(distribution)
        .filter(
          ({ pattern, props }) => !patterns.includes(pattern) && props["pathPattern"] !== unknown,
        )
        .flatMap((behavior) => behavior.associations)
        // On a response there is none: edge-body-events.
        .filter(({ eventType }) => eventType?.endsWith("-request")),
      property("includeBody", turnedOff("write includeBody: false, or list the path pattern")),
    ),
});
