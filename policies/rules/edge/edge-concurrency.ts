import { edgeFunctions } from "../../reading/edge-function.ts";
import type { StackResource } from "../../reading/resource.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import { number, text } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const provisionedType = "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig";

export const edgeConcurrency = stackRule({
  name: "edge-concurrency",
  statement: "Edge functions have neither provisioned nor reserved concurrency.",
  why: "The edge has no provisioned concurrency, and what is reserved in one Region throttles the copies.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  severity: "high",
  level: "mandatory",
  // CKV_AWS_115 asks for reserved concurrency. AWS's list names the provisioned kind; that the reserved one
  // throttles or is refused is from memory, not from a page.
  *evaluate(stack) {
    for (const edgeFunction of edgeFunctions(stack)) {
      for (const on of provisionedFor(stack, edgeFunction)) {
        yield {
          on,
          at: "functionName",
          found: `is ${edgeFunction.name}, which runs at the edge`,
          write: "leave out provisioned concurrency of edge functions",
        };
      }
      const reserved = number(edgeFunction.props["reservedConcurrentExecutions"]) ?? -1;
      if (reserved !== -1) {
        yield {
          on: edgeFunction,
          at: "reservedConcurrentExecutions",
          found: `is ${reserved}`,
          write: "leave reservedConcurrentExecutions out",
        };
      }
    }
  },
});

/** Those that come from the function, and those that name it by a name that stands in the program. */
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
