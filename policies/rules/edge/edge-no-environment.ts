import { checkEach, property } from "../../property-check.ts";
import { edgeFunctions } from "../../reading/edge-function-reading.ts";
import { isProperties, type Value } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const edgeNoEnvironment = stackRule({
  name: "edge-no-environment",
  statement: "Edge functions have no environment variables.",
  why: "The edge has none, so CloudFront refuses a function that has any.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  severity: "high",
  evaluate: (stack) =>
    checkEach(
      edgeFunctions(stack),
      property("environment.variables", {
        // An empty variable is one too, and so is one that is not known yet.
        fits: (variables) => namesIn(variables).length === 0,
        found: (variables) => `has ${namesIn(variables).join(", ")}`,
        write: "compile the values into the function's bundle",
      }),
    ),
});

function namesIn(variables: Value): readonly string[] {
  return isProperties(variables) ? Object.keys(variables).sort() : [];
}
