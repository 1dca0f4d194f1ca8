import { report } from "../../property-check.ts";
import { behaviors, distributionType } from "../../reading/distribution.ts";
import { shown } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontPathShadowed = resourceRule({
  name: "cloudfront-path-shadowed",
  statement: "Every behavior can be reached.",
  why: "The first pattern that matches applies: a behavior after a wider one never does, and its protection is void.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html",
  severity: "high",
  types: [distributionType],
  evaluate(distribution) {
    const ordered = behaviors(distribution).filter(
      ({ props }) => typeof props["pathPattern"] === "string",
    );
    return ordered.map((behavior, index) => {
      const { pattern } = behavior;
      const before = ordered.slice(0, index).find((each) => covers(each.pattern, pattern));
      return (
        before !== undefined &&
        report(
          behavior,
          "pathPattern",
          `is ${shown(pattern)}, behind ${shown(before.pattern)}`,
          `put it before ${before.at}, or leave it out`,
        )
      );
    });
  },
});

/** Whether one pattern matches all that another does. */
function covers(wide: string, narrow: string): boolean {
  const expression = rooted(wide)
    .replace(/[.$+]/g, "\\$&")
    .replaceAll("?", "[^*]")
    .replaceAll("*", ".*")
    .replaceAll("[^.*]", "[^*]");
  return new RegExp(`^${expression}$`).test(rooted(narrow));
}

/** The slash in front may be left out. */
function rooted(pattern: string): string {
  return pattern.startsWith("/") ? pattern : `/${pattern}`;
}
