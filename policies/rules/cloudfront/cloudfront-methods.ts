import {
  allMethods,
  readAndPreflightMethods,
  readMethods,
} from "../../../aws/cloudfront-methods.ts";
import type { Finding } from "../../finding.ts";
import { behaviors } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { hasUnknown, isList, list, shown, texts, type Value } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const reading: readonly string[] = readMethods.value;
const asking: readonly string[] = readAndPreflightMethods.value;
const everything: readonly string[] = allMethods.value;

export const cloudfrontMethods = resourceRule({
  name: "cloudfront-methods",
  statement: "Behaviors allow and keep sets of methods that CloudFront knows.",
  why: "CloudFront takes three sets of methods, and refuses any other.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html",
  severity: "medium",
  level: "mandatory",
  types: [distributionType],
  *evaluate(distribution) {
    for (const { at, props } of behaviors(distribution)) {
      const { allowedMethods, cachedMethods } = props;
      yield* otherSet(`${at}.allowedMethods`, allowedMethods, [reading, asking, everything]);
      yield* otherSet(`${at}.cachedMethods`, cachedMethods, [reading, asking]);
      const extra = texts(cachedMethods).filter((method) => !list(allowedMethods).includes(method));
      if (isList(allowedMethods) && !hasUnknown(allowedMethods) && extra.length > 0) {
        yield {
          at: `${at}.cachedMethods`,
          found: `has ${shown(extra)}, which is not allowed`,
          write: "keep only what allowedMethods allows",
        };
      }
    }
  },
});

function* otherSet(
  at: string,
  methods: Value,
  sets: readonly (readonly string[])[],
): Generator<Finding, void, undefined> {
  const given = [...texts(methods)].sort().join();
  if (
    isList(methods) &&
    !hasUnknown(methods) &&
    !sets.some((set) => [...set].sort().join() === given)
  ) {
    yield {
      at,
      found: `is ${shown(methods)}`,
      write: `write one of ${sets.map((set) => set.join("+")).join(", ")}`,
    };
  }
}
