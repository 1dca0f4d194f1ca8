import { choice } from "../../check.ts";
import { behaviors } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { hasUnknown, list, part, shown, text, unknown } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontBehaviorTarget = resourceRule({
  name: "cloudfront-behavior-target",
  statement: "Every behavior asks an origin that exists.",
  why: "CloudFront refuses a behavior that points at nothing.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html",
  severity: "medium",
  level: "mandatory",
  types: [distributionType],
  *evaluate(distribution) {
    const { origins: given, originGroups } = distribution.props;
    const ids = [...list(given), ...list(originGroups)].map((each) => part(each, "originId"));
    const repeated = ids.filter((id, index) => text(id) && ids.indexOf(id) !== index);
    if (repeated.length > 0) {
      yield {
        at: "origins",
        found: `has ${shown(repeated)} more than once`,
        write: "give each origin and group an id of its own",
      };
    }
    const isKnown = !hasUnknown(ids) && given !== unknown && originGroups !== unknown;
    for (const { at, props } of isKnown ? behaviors(distribution) : []) {
      const target = text(props["targetOriginId"]);
      if (target !== undefined && !ids.includes(target)) {
        yield {
          at: `${at}.targetOriginId`,
          found: `is ${shown(target)}`,
          write: `write ${choice(ids.filter((id) => typeof id === "string"))}`,
        };
      }
    }
  },
});
