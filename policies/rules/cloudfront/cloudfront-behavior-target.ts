import { checkEach, ifGiven, oneOf, property, report } from "../../property-check.ts";
import { behaviors, distributionType } from "../../reading/distribution.ts";
import { hasUnknown, list, part, shown, text, unknown } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontBehaviorTarget = resourceRule({
  name: "cloudfront-behavior-target",
  statement: "Every behavior names an origin that exists.",
  why: "CloudFront refuses a behavior whose target is not an origin or origin group of the distribution.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html",
  severity: "medium",
  types: [distributionType],
  evaluate(distribution) {
    const { origins: given, originGroups } = distribution.props;
    const ids = [...list(given), ...list(originGroups)].map((each) => part(each, "originId"));
    const repeated = ids.filter((id, index) => text(id) && ids.indexOf(id) !== index);
    const isKnown = !hasUnknown(ids) && given !== unknown && originGroups !== unknown;
    const targets = ids.filter((id) => typeof id === "string");
    return [
      repeated.length > 0 &&
        report(
          distribution,
          "origins",
          `has ${shown(repeated)} more than once`,
          "give each origin and group a distinct id",
        ),
      isKnown &&
        checkEach(behaviors(distribution), property("targetOriginId", ifGiven(oneOf(...targets)))),
    ];
  },
});
