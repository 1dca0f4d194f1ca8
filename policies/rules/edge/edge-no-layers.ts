import { withFeatures } from "../../edge-feature.ts";
import { stackRule } from "../../rule.ts";

export const edgeNoLayers = stackRule({
  name: "edge-no-layers",
  statement: "Edge functions have no layers.",
  why: "Only the function itself is replicated to the edge, so CloudFront refuses one with layers.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  severity: "high",
  evaluate: (stack) => withFeatures(stack, [{ input: "layers", found: "adds layers" }]),
});
