import { checkEach, present, property } from "../../property-check.ts";
import { behaviors, distributionType, isBucket, originsOf } from "../../reading/distribution.ts";
import { text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontDefaultRoot = resourceRule({
  name: "cloudfront-default-root",
  statement: "A distribution in front of a bucket has a default root object.",
  why: "A request for the bare domain otherwise gets a listing of the bucket, or 403.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DefaultRootObject.html",
  severity: "medium",
  anchors: ["CloudFront.1", "CKV_AWS_305"],
  types: [distributionType],
  evaluate(distribution) {
    const fallback = behaviors(distribution).filter(({ at }) => at === "defaultCacheBehavior");
    const isBefore = fallback.flatMap(originsOf).some(isBucket);
    return checkEach(
      [distribution],
      ...(isBefore
        ? [property("defaultRootObject", present('write a file, like "index.html"'))]
        : []),
      property("defaultRootObject", {
        fits: (file) => text(file)?.startsWith("/") !== true,
        write: "leave out the leading slash: with it CloudFront returns 403",
      }),
    );
  },
});
