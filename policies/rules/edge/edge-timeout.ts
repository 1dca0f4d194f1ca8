import { edgeFunctions } from "../../reading/edge-function.ts";
import { number } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";
import { integerSetting } from "../../setting.ts";

export const edgeTimeout = stackRule({
  name: "edge-timeout",
  statement: "Edge functions have no more than 30 seconds.",
  why: "CloudFront waits no longer, and refuses a function that may take longer.",
  // Older pages still say 5 seconds for viewer events; the quota page has one row for all events.
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html",
  severity: "high",
  level: "mandatory",
  settings: {
    maxSeconds: integerSetting("Seconds an edge function may take at most.", 30, {
      minimum: 1,
      maximum: 30,
    }),
  },
  *evaluate(stack, { maxSeconds }) {
    for (const on of edgeFunctions(stack)) {
      // Lambda's own default is 3 seconds.
      const timeout = number(on.props["timeout"]) ?? 0;
      if (timeout > maxSeconds) {
        yield {
          on,
          at: "timeout",
          found: `is ${timeout}`,
          write: `write at most ${maxSeconds}`,
        };
      }
    }
  },
});
