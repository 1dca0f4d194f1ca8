import { checkEach, exactly, property } from "../../property-check.ts";
import { regionalFunctions } from "../../reading/lambda-reading.ts";
import { stackRule } from "../../rule.ts";

export const functionTracing = stackRule({
  name: "function-tracing",
  statement: "Regional functions are traced.",
  why: "Without traces it is not known whether the slowest requests wait for a cold start, a bucket or the code.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html",
  severity: "low",
  level: "advisory",
  anchors: ["Lambda.7", "CKV_AWS_50", "AWS-0066"],
  // At the edge the same setting is refused.
  evaluate: (stack) =>
    checkEach(
      regionalFunctions(stack),
      property("tracingConfig.mode", {
        ...exactly("Active"),
        write: 'write tracingConfig: { mode: "Active" }',
      }),
    ),
});
