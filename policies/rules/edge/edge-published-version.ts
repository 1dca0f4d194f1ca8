/**
 * Edge functions publish a version with each change.
 *
 * @module
 */
import { functionType, isMadeForEdge } from "../../reading/edge-function.ts";
import { isTrue, shown, unknown } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const edgePublishedVersion = resourceRule({
  name: "edge-published-version",
  statement: "Edge functions publish a version with each change.",
  why: "A distribution takes numbered versions only; unpublished code never reaches the edge.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  severity: "high",
  level: "mandatory",
  types: [functionType],
  *judge(resource) {
    const { publish } = resource.props;
    if (isMadeForEdge(resource) && publish !== unknown && !isTrue(publish)) {
      yield { at: "publish", found: `is ${shown(publish)}`, write: "write publish: true" };
    }
  },
});
