import { checkEach, inRegion, property } from "../../property-check.ts";
import { associations, distributions } from "../../reading/distribution.ts";
import { edgeFunctions } from "../../reading/edge-function-reading.ts";
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
  evaluate: (stack) => [
    checkEach(edgeFunctions(stack), inRegion(edgeRegion)),
    checkEach(
      // Functions of this stack are reported themselves.
      distributions(stack)
        .flatMap(associations)
        .filter(({ props }) => !isOfStack(stack, props["lambdaArn"])),
      property("lambdaArn", {
        fits: (arn) => (regionIn(arn) ?? edgeRegion) === edgeRegion,
        found: (arn) => `is of ${regionIn(arn)}`,
        write: `write a function of ${edgeRegion}`,
      }),
    ),
  ],
});

function regionIn(arn: Value): string | undefined {
  return text(arn)?.split(":")[3];
}

function isOfStack(stack: Stack, arn: Value): boolean {
  return edgeFunctions(stack).some(({ props }) => text(arn)?.startsWith(`${text(props["arn"])}:`));
}
