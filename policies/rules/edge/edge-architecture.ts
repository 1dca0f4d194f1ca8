import { checkEach, property } from "../../property-check.ts";
import { edgeFunctions } from "../../reading/edge-function-reading.ts";
import { texts } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const edgeArchitecture = stackRule({
  name: "edge-architecture",
  statement: "Edge functions are for x86_64.",
  why: "Edge locations have no other processors, so CloudFront refuses a function for arm64.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  severity: "high",
  evaluate: (stack) =>
    checkEach(
      edgeFunctions(stack),
      property("architectures", {
        fits: (architectures) => texts(architectures).every((each) => each === "x86_64"),
        write: 'write architectures: ["x86_64"]',
      }),
    ),
});
