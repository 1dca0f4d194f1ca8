import { elsewhere } from "../../old-finding.ts";
import { associations, distributionType, edgeFunctions } from "../../reading/edge-function.ts";
import { edgeRegion } from "../../reading/region.ts";
import type { Stack } from "../../reading/stack.ts";
import { text, type Value } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const edgeFunctionRegion = stackRule({
  name: "edge-region",
  statement: "Edge functions are in us-east-1.",
  why: "CloudFront replicates functions from us-east-1 only, and refuses any other after minutes.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  severity: "high",
  level: "mandatory",
  *evaluate(stack) {
    for (const on of edgeFunctions(stack)) {
      yield* elsewhere(on, edgeRegion);
    }
    for (const on of stack.ofType(distributionType)) {
      for (const { at, props } of associations(on)) {
        const region = text(props["lambdaArn"])?.split(":")[3];
        if (
          region !== undefined &&
          region !== edgeRegion &&
          !isOfStack(stack, props["lambdaArn"])
        ) {
          yield {
            on,
            at: `${at}.lambdaArn`,
            found: `is of ${region}`,
            write: `write a function of ${edgeRegion}`,
          };
        }
      }
    }
  },
});

/** Of a function of this stack its own line says it. */
function isOfStack(stack: Stack, arn: Value): boolean {
  return edgeFunctions(stack).some(({ props }) => text(arn)?.startsWith(`${text(props["arn"])}:`));
}
