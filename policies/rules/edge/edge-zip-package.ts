import { withFeatures } from "../../edge-feature.ts";
import { stackRule } from "../../rule.ts";

export const edgeZipPackage = stackRule({
  name: "edge-zip-package",
  statement: "The code of edge functions is a zip that Lambda encrypts with its own key.",
  why: "No other package can be replicated to the edge, so CloudFront refuses the association.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  severity: "high",
  evaluate: (stack) =>
    withFeatures(stack, [
      { input: "packageType", found: 'is "Image"', isOn: (value) => value === "Image" },
      { input: "imageUri", found: "names a container image" },
      { input: "imageConfig", found: "is for a container image" },
      { input: "sourceKmsKeyArn", found: "encrypts the zip with a customer managed key" },
    ]),
});
