import { edgeFunctions } from "../../reading/edge-function.ts";
import { isTrue, shown, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const edgeKept = stackRule({
  name: "edge-kept",
  statement: "Edge functions are kept when they are taken out of the program.",
  why: "Their copies live on for hours and cannot be deleted, so a stack that deletes the function fails.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-delete-replicas.html",
  severity: "low",
  // The option retainOnDelete does the same, and no policy is told of it.
  level: "advisory",
  *evaluate(stack) {
    for (const on of edgeFunctions(stack)) {
      const { skipDestroy } = on.props;
      if (skipDestroy !== unknown && !isTrue(skipDestroy)) {
        yield {
          on,
          at: "skipDestroy",
          found: `is ${shown(skipDestroy)}`,
          write: "write skipDestroy: true",
        };
      }
    }
  },
});
