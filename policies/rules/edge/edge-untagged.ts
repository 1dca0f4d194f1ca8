import { edgeFunctions } from "../../reading/edge-function.ts";
import { tagsOf } from "../../reading/resource.ts";
import { isPresent } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const edgeUntagged = stackRule({
  name: "edge-untagged",
  statement: "Edge functions have no tags, not even those a provider puts on everything.",
  why: "Lambda@Edge cannot be tagged, so CloudFront may refuse the association.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html",
  severity: "medium",
  level: "mandatory",
  *evaluate(stack) {
    for (const on of edgeFunctions(stack)) {
      if (Object.keys(tagsOf(on)).length > 0) {
        const isOwn = isPresent(on.props["tags"]);
        yield {
          on,
          at: isOwn ? "tags" : "",
          found: isOwn ? "tags an edge function" : "has a provider with default tags",
          write: isOwn ? "leave tags out" : "write a provider of its own that has no default tags",
        };
      }
    }
  },
});
