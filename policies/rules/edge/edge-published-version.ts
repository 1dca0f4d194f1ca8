import { edgeFunctions } from "../../reading/edge-function.ts";
import { isTrue, shown, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const edgePublishedVersion = stackRule({
  name: "edge-published-version",
  statement: "Edge functions publish a version with each change.",
  why: "A distribution takes numbered versions only; unpublished code never reaches the edge.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  severity: "high",
  level: "mandatory",
  *evaluate(stack) {
    for (const on of edgeFunctions(stack)) {
      const { publish } = on.props;
      if (publish !== unknown && !isTrue(publish)) {
        yield { on, at: "publish", found: `is ${shown(publish)}`, write: "write publish: true" };
      }
    }
  },
});
