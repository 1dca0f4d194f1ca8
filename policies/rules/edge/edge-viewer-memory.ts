import { edgeViewerMemoryMb } from "../../../aws/edge-limits.ts";
import { functionMemoryRange } from "../../../aws/lambda-limits.ts";
import { atMost, checkEach, property } from "../../property-check.ts";
import { viewerFunctions } from "../../reading/edge-function-reading.ts";
import { integerSetting, stackRule } from "../../rule.ts";

export const edgeViewerMemory = stackRule({
  name: "edge-viewer-memory",
  statement: "Functions on viewer events have 128 MB of memory.",
  why: "CloudFront's comparison of edge functions allows no more on viewer events, and the association may be refused.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-choosing.html",
  severity: "medium",
  settings: {
    maxMb: integerSetting(
      "The most memory of a function on a viewer event, in MB.",
      edgeViewerMemoryMb.value,
      {
        minimum: functionMemoryRange.value.min,
        maximum: functionMemoryRange.value.max,
      },
    ),
  },
  // The quota page states "as Lambda" for all events. Where two pages of AWS disagree, the lower figure is safe.
  evaluate: (stack, { maxMb }) =>
    checkEach(
      viewerFunctions(stack),
      property("memorySize", atMost(maxMb, `write memorySize: ${maxMb}`)),
    ),
});
