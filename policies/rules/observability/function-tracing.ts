import { edgeFunctions, functionType, isMadeForEdge } from "../../reading/edge-function.ts";
import { part, shown, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const functionTracing = stackRule({
  name: "function-tracing",
  statement: "Functions of Regions are traced.",
  why: "Without traces nobody can tell whether the slowest hundredth waits for a start, for a bucket or for itself.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html",
  severity: "low",
  level: "advisory",
  anchors: ["Lambda.7", "CKV_AWS_50", "AWS-0066"],
  // At the edge the same setting is refused.
  *evaluate(stack) {
    const atEdge = edgeFunctions(stack);
    const inRegions = stack
      .ofType(functionType)
      .filter((each) => !atEdge.includes(each) && !isMadeForEdge(each));
    for (const on of inRegions) {
      const mode = part(on.props["tracingConfig"], "mode");
      if (mode !== unknown && mode !== "Active") {
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
