import { behaviors } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { type Properties, shown } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontPathShadowed = resourceRule({
  name: "cloudfront-path-shadowed",
  statement: "Every behavior can be reached.",
  why: "The first pattern that matches wins, so one behind a wider one never does, and its rules protect nothing.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html",
  severity: "high",
  level: "mandatory",
  types: [distributionType],
  *evaluate(distribution) {
    const ordered = behaviors(distribution).filter(({ props }) => isPattern(props));
    for (const [index, { at, pattern }] of ordered.entries()) {
      const before = ordered.slice(0, index).find((each) => covers(each.pattern, pattern));
      if (before !== undefined) {
        yield {
          at: `${at}.pathPattern`,
          found: `is ${shown(pattern)}, behind ${shown(before.pattern)}`,
          write: `put it before ${before.at}, or leave it out`,
        };
      }
    }
  },
});

function isPattern({ pathPattern }: Properties): boolean {
  return typeof pathPattern === "string";
}

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
