import { edgeFunctions } from "../../reading/edge-function.ts";
import { shown, text } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const managementType = "aws:lambda/runtimeManagementConfig:RuntimeManagementConfig";

export const edgeRuntimeManagement = stackRule({
  name: "edge-runtime-management",
  statement: "AWS updates the runtimes of edge functions by itself.",
  why: "The edge knows no other way, so CloudFront refuses a function that keeps its runtime as it is.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  severity: "medium",
  level: "mandatory",
  *evaluate(stack) {
    for (const edgeFunction of edgeFunctions(stack)) {
      for (const on of stack.pointingAt(edgeFunction, managementType, "functionName")) {
        const mode = text(on.props["updateRuntimeOn"]);
        if (mode !== undefined && mode !== "Auto") {
          yield {
            on,
            at: "updateRuntimeOn",
            found: `is ${shown(mode)}`,
            write: 'write updateRuntimeOn: "Auto"',
          };
        }
      }
    }
  },
});
