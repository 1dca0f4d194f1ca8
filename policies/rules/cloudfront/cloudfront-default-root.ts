import { absent } from "../../old-finding.ts";
import { behaviors, isBucket, originsOf } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { shown, text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontDefaultRoot = resourceRule({
  name: "cloudfront-default-root",
  statement: "A distribution in front of files says which one is its front page.",
  why: "Whoever asks for the bare domain is told what the bucket holds, or that access is denied.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DefaultRootObject.html",
  severity: "medium",
  level: "mandatory",
  anchors: ["CloudFront.1", "CKV_AWS_305"],
  types: [distributionType],
  *evaluate(distribution) {
    const { defaultRootObject } = distribution.props;
    const fallback = behaviors(distribution).find(({ at }) => at === "defaultCacheBehavior");
    const asked = fallback === undefined ? [] : originsOf(distribution, fallback);
    if (asked.some(isBucket)) {
      yield* absent("defaultRootObject", defaultRootObject, 'write a file, like "index.html"');
    }
    if (text(defaultRootObject)?.startsWith("/")) {
      yield {
        at: "defaultRootObject",
        found: `is ${shown(defaultRootObject)}`,
        write: "leave out the slash in front: with one CloudFront answers 403",
      };
    }
  },
});
