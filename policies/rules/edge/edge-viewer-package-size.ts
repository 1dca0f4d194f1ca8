import { maxPackageBytes } from "../../../aws/lambda-limits.ts";
import { atMost, checkEach, property } from "../../property-check.ts";
import { viewerFunctions } from "../../reading/edge-function-reading.ts";
import { integerSetting, stackRule } from "../../rule.ts";

export const edgeViewerPackageSize = stackRule({
  name: "edge-viewer-package-size",
  statement: "Packages of functions on viewer events are no larger than 1 MB.",
  why: "They run before every request, hit or miss, and a large package starts slowly in each Region.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html",
  severity: "low",
  level: "advisory",
  settings: {
    maxBytes: integerSetting("Bytes of a zip at most.", 1_048_576, {
      minimum: 1,
      maximum: maxPackageBytes.value,
    }),
  },
  // 1 MB was the quota once. How large a zip is, is known from the second deployment on.
  evaluate: (stack, { maxBytes }) =>
    checkEach(
      viewerFunctions(stack),
      property("sourceCodeSize", atMost(maxBytes, `write a bundle of at most ${maxBytes} bytes`)),
    ),
});
