import { edgeFunctions } from "../../reading/edge-function.ts";
import { part, shown, text } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const edgeNoTracing = stackRule({
  name: "edge-no-tracing",
  statement: "Edge functions are not traced by X-Ray.",
  why: "The edge has no X-Ray, so CloudFront refuses a function with active tracing.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  severity: "high",
  level: "mandatory",
  // Lambda.7, CKV_AWS_50 and AWS-0066 ask for what the edge refuses.
  *evaluate(stack) {
    for (const on of edgeFunctions(stack)) {
      const mode = text(part(on.props["tracingConfig"], "mode"));
      // What is not asked for is PassThrough, and AWS writes it so.
      if (mode !== undefined && mode !== "PassThrough") {
        yield {
          on,
          at: "tracingConfig.mode",
          found: `is ${shown(mode)}`,
          write: "leave tracingConfig out",
        };
      }
    }
  },
});
