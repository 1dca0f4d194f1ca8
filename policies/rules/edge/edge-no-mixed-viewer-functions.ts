import { behaviors } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { isPresent } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const edgeNoMixedViewerFunctions = resourceRule({
  name: "edge-no-mixed-viewer-functions",
  statement: "The viewer events of a behavior run CloudFront Functions or Lambda@Edge, not both.",
  why: "CloudFront refuses a behavior with both, whichever of its viewer events they are on.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html",
  severity: "high",
  level: "mandatory",
  types: [distributionType],
  *evaluate(distribution) {
    for (const { at, props, associations } of behaviors(distribution)) {
      const ofLambda = associations.filter(({ eventType }) => eventType?.startsWith("viewer-"));
      // CloudFront Functions are on viewer events only.
      if (ofLambda.length > 0 && isPresent(props["functionAssociations"])) {
        yield {
          at: `${at}.functionAssociations`,
          found: "stands beside Lambda functions on viewer events",
          write: "write both viewer events as one kind of function",
        };
      }
    }
  },
});
