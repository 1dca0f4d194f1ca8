import { checkEach, exactly, ifGiven, property } from "../../property-check.ts";
import { edgeFunctions } from "../../reading/edge-function-reading.ts";
import { stackRule } from "../../rule.ts";

const managementType = "aws:lambda/runtimeManagementConfig:RuntimeManagementConfig";

export const edgeRuntimeManagement = stackRule({
  name: "edge-runtime-management",
  statement: "AWS updates the runtimes of edge functions automatically.",
  why: "The edge supports no other mode, so CloudFront refuses a function that pins its runtime version.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  severity: "medium",
  evaluate: (stack) =>
    checkEach(
      edgeFunctions(stack).flatMap((each) =>
        stack.pointingAt(each, managementType, "functionName"),
      ),
      property("updateRuntimeOn", ifGiven(exactly("Auto"))),
    ),
});
