import { checkEach, property, turnedOn } from "../../property-check.ts";
import { edgeFunctions } from "../../reading/edge-function-reading.ts";
import { stackRule } from "../../rule.ts";

export const edgePublishedVersion = stackRule({
  name: "edge-published-version",
  statement: "Edge functions publish a version with each change.",
  why: "A distribution accepts numbered versions only; unpublished code never reaches the edge.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  severity: "high",
  evaluate: (stack) => checkEach(edgeFunctions(stack), property("publish", turnedOn)),
});
