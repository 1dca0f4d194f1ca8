/**
 * Functions say where their time goes.
 *
 * @module
 */
import { regionalFunctions } from "../../reading/lambda.ts";
import { part, shown, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const computeTracing = stackRule({
  name: "compute-tracing",
  statement: "Functions of Regions are traced.",
  why: "Without traces nobody can tell which of the things a function asks made it slow.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html",
  severity: "low",
  level: "advisory",
  anchors: ["Lambda.7", "CKV_AWS_50", "AWS-0066"],
  *judge(stack) {
    for (const on of regionalFunctions(stack)) {
      const mode = part(on.props["tracingConfig"], "mode");
      if (mode !== "Active" && mode !== unknown) {
        yield {
          on,
          at: "tracingConfig.mode",
          found: `is ${shown(mode)}`,
          write: 'write tracingConfig: { mode: "Active" }',
        };
      }
    }
  },
});
