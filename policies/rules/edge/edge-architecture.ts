import { edgeFunctions } from "../../reading/edge-function.ts";
import { shown, texts } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const edgeArchitecture = stackRule({
  name: "edge-architecture",
  statement: "Edge functions are for x86_64.",
  why: "The edge has no other processors, so CloudFront refuses a function for arm64.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  severity: "high",
  level: "mandatory",
  *evaluate(stack) {
    for (const on of edgeFunctions(stack)) {
      const { architectures } = on.props;
      if (texts(architectures).some((each) => each !== "x86_64")) {
        yield {
          on,
          at: "architectures",
          found: `is ${shown(architectures)}`,
          write: 'write architectures: ["x86_64"]',
        };
      }
    }
  },
});
