/**
 * Edge functions are in us-east-1.
 *
 * @module
 */
import { edgeFunctions } from "../../reading/edge-function.ts";
import { edgeRegion } from "../../reading/region.ts";
import { regionOf } from "../../reading/resource.ts";
import { shown, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const edgeFunctionRegion = stackRule({
  name: "edge-region",
  statement: "Edge functions are in us-east-1.",
  why: "CloudFront replicates functions from us-east-1 only, and refuses any other after minutes.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  severity: "high",
  level: "mandatory",
  *judge(stack) {
    for (const on of edgeFunctions(stack)) {
      const region = regionOf(on);
      if (region !== edgeRegion && region !== unknown) {
        yield {
          on,
          at: "region",
          found: `is ${shown(region)}`,
          write: `write region: "${edgeRegion}"`,
        };
      }
    }
  },
});
