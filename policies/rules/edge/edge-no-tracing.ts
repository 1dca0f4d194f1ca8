import { checkEach, property } from "../../property-check.ts";
import { edgeFunctions } from "../../reading/edge-function-reading.ts";
import { text } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const edgeNoTracing = stackRule({
  name: "edge-no-tracing",
  statement: "Edge functions are not traced by X-Ray.",
  why: "The edge has no X-Ray, so CloudFront refuses a function with active tracing.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  severity: "high",
  // Lambda.7, CKV_AWS_50 and AWS-0066 require what the edge refuses. The default is PassThrough, and AWS returns it.
  evaluate: (stack) =>
    checkEach(
      edgeFunctions(stack),
      property("tracingConfig.mode", {
        fits: (mode) => ["PassThrough", undefined].includes(text(mode)),
        write: "leave tracingConfig out",
      }),
    ),
});
