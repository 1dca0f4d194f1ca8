import { checkEach, report } from "../../property-check.ts";
import { edgeFunctions } from "../../reading/edge-function-reading.ts";
import { tagsOf } from "../../reading/resource.ts";
import { isPresent } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const edgeUntagged = stackRule({
  name: "edge-untagged",
  statement: "Edge functions have no tags, not even default tags of a provider.",
  why: "Lambda@Edge does not support tags, so CloudFront may refuse the association.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html",
  severity: "medium",
  evaluate: (stack) =>
    checkEach(
      edgeFunctions(stack).filter((on) => Object.keys(tagsOf(on)).length > 0),
      (on) =>
        isPresent(on.props["tags"])
          ? report(on, "tags", "tags an edge function", "leave tags out")
          : report(
              on,
              "",
              "has a provider with default tags",
              "write a separate provider without default tags",
            ),
    ),
});
