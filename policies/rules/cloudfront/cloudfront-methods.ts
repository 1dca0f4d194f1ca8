import {
  allMethods,
  readAndPreflightMethods,
  readMethods,
} from "../../../aws/cloudfront-method-sets.ts";
import { checkEach, type Expectation, property, report } from "../../property-check.ts";
import { behaviors, distributionType } from "../../reading/distribution.ts";
import { hasUnknown, isList, list, shown, texts } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const reading: readonly string[] = readMethods.value;

const asking: readonly string[] = readAndPreflightMethods.value;

const everything: readonly string[] = allMethods.value;

export const cloudfrontMethods = resourceRule({
  name: "cloudfront-methods",
  statement: "Behaviors allow and cache sets of methods that CloudFront supports.",
  why: "CloudFront accepts three sets of methods, and refuses any other.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html",
  severity: "medium",
  types: [distributionType],
  evaluate: (distribution) =>
    checkEach(
      behaviors(distribution),
      property("allowedMethods", oneSetOf(reading, asking, everything)),
      property("cachedMethods", oneSetOf(reading, asking)),
      (behavior) => {
        const { allowedMethods, cachedMethods } = behavior.props;
        const extra = texts(cachedMethods).filter((each) => !list(allowedMethods).includes(each));
        return (
          isList(allowedMethods) &&
          !hasUnknown(allowedMethods) &&
          extra.length > 0 &&
          report(
            behavior,
            "cachedMethods",
            `has ${shown(extra)}, which is not allowed`,
            "keep only what allowedMethods allows",
          )
        );
      },
    ),
});

function oneSetOf(...sets: readonly (readonly string[])[]): Expectation {
  const spelled = (methods: readonly string[]) => [...methods].sort().join();
  return {
    fits: (methods) =>
      !isList(methods) ||
      hasUnknown(methods) ||
      sets.some((set) => spelled(set) === spelled(texts(methods))),
    write: `write one of ${sets.map((set) => set.join("+")).join(", ")}`,
  };
}
