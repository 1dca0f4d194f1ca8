import { edgeFunctions } from "../../reading/edge-function.ts";
import { isProperties, part } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const edgeNoEnvironment = stackRule({
  name: "edge-no-environment",
  statement: "Edge functions have no environment variables.",
  why: "The edge has none, so CloudFront refuses a function that has any.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  severity: "high",
  level: "mandatory",
  *evaluate(stack) {
    for (const on of edgeFunctions(stack)) {
      const variables = part(on.props["environment"], "variables");
      // Their values say nothing here: an empty one is one too, and so is one that is not known yet.
      const names = isProperties(variables) ? Object.keys(variables) : [];
      if (names.length > 0) {
        yield {
          on,
          at: "environment.variables",
          found: `has ${names.sort().join(", ")}`,
          write: "compile what the function is told into its bundle",
        };
      }
    }
  },
});
