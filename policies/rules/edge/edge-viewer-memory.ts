import { viewerFunctions } from "../../reading/edge-function.ts";
import { number } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";
import { integerSetting } from "../../setting.ts";

export const edgeViewerMemory = stackRule({
  name: "edge-viewer-memory",
  statement: "Functions on viewer events have 128 MB of memory.",
  why: "CloudFront's comparison of edge functions gives viewer events no more, and may refuse the association.",
  // The quota page says "as Lambda" for all events. Where two pages of AWS disagree, the lower figure is safe.
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-choosing.html",
  severity: "medium",
  level: "mandatory",
  settings: {
    maxMb: integerSetting("Megabytes of memory that a function on a viewer event may have.", 128, {
      minimum: 128,
      maximum: 10_240,
    }),
  },
  *evaluate(stack, { maxMb }) {
    for (const on of viewerFunctions(stack)) {
      const memory = number(on.props["memorySize"]) ?? 0;
      if (memory > maxMb) {
        yield { on, at: "memorySize", found: `is ${memory}`, write: `write memorySize: ${maxMb}` };
      }
    }
  },
});
