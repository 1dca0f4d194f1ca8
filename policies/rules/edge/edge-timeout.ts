import { edgeMaxTimeoutSeconds } from "../../../aws/edge-limits.ts";
import { atMost, checkEach, property } from "../../property-check.ts";
import { edgeFunctions } from "../../reading/edge-function-reading.ts";
import { integerSetting, stackRule } from "../../rule.ts";

export const edgeTimeout = stackRule({
  name: "edge-timeout",
  statement: "Edge functions have a timeout of 30 seconds at most.",
  why: "CloudFront waits no longer, and refuses a function with a longer timeout.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html",
  severity: "high",
  settings: {
    maxSeconds: integerSetting(
      "The longest timeout of an edge function, in seconds.",
      edgeMaxTimeoutSeconds.value,
      {
        minimum: 1,
        maximum: edgeMaxTimeoutSeconds.value,
      },
    ),
  },
  // Older pages still state 5 seconds for viewer events; the quota page has one row for all events.
  evaluate: (stack, { maxSeconds }) =>
    checkEach(
      edgeFunctions(stack),
      property("timeout", atMost(maxSeconds, `write at most ${maxSeconds}`)),
    ),
});
