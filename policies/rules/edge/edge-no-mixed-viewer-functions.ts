import { checkEach, leftOut, property } from "../../property-check.ts";
import { behaviors, distributionType } from "../../reading/distribution.ts";
import { resourceRule } from "../../rule.ts";

export const edgeNoMixedViewerFunctions = resourceRule({
  name: "edge-no-mixed-viewer-functions",
  statement: "The viewer events of a behavior run CloudFront Functions or Lambda@Edge, not both.",
  why: "CloudFront refuses a behavior with both, whichever of its viewer events they are on.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html",
  severity: "high",
  types: [distributionType],
  evaluate: (distribution) =>
    checkEach(
      // CloudFront Functions are on viewer events only.
      behaviors(distribution).filter((behavior) =>
        behavior.associations.some(({ eventType }) => eventType?.startsWith("viewer-")),
      ),
      property(
        "functionAssociations",
        leftOut(
          "is beside Lambda functions on viewer events",
          "write both viewer events as one kind of function",
        ),
      ),
    ),
});
