import { checkEach, property, report } from "../../property-check.ts";
import { edgeFunctions } from "../../reading/edge-function-reading.ts";
import type { StackResource } from "../../reading/resource.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import { number, text } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const provisionedType = "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig";

export const edgeConcurrency = stackRule({
  name: "edge-concurrency",
  statement: "Edge functions have neither provisioned nor reserved concurrency.",
  why: "The edge has no provisioned concurrency, and concurrency reserved in one Region throttles the replicas.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  severity: "high",
  // CKV_AWS_115 requires reserved concurrency. See `reservedConcurrencyAtEdge` in
  // aws/edge-behavior.ts.
  evaluate: (stack) =>
    checkEach(
      edgeFunctions(stack),
      (edgeFunction) =>
        checkEach(provisionedFor(stack, edgeFunction), (on) =>
          report(
            on,
            "functionName",
            `is ${edgeFunction.name}, which runs at the edge`,
            "leave out provisioned concurrency of edge functions",
          ),
        ),
      property("reservedConcurrentExecutions", {
        fits: (reserved) => (number(reserved) ?? -1) === -1,
        write: "leave reservedConcurrentExecutions out",
      }),
    ),
});

/** Those that come from the function, and those that name it by a name that is in the program. */
function provisionedFor(stack: Stack, edgeFunction: StackResource): readonly StackResource[] {
  const { name, arn } = edgeFunction.props;
  return stack.ofType(provisionedType).filter((each) => {
    const named = text(each.props["functionName"]);
    return (
      sources(each, "functionName").includes(edgeFunction) ||
      (named !== undefined && (named === name || named === arn))
    );
  });
}
