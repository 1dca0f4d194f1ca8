import { checkEach, property } from "../../property-check.ts";
import { behaviors, distributionType, originsOf } from "../../reading/distribution.ts";
import { text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

/**
 * Names that no public DNS resolves.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6761
 */
const nowhere = /(^|\.)(invalid|test|example|localhost|local|internal)$/i;

export const edgeOriginResolves = resourceRule({
  name: "edge-origin-resolves",
  statement: "Origins that a function may replace have names that DNS resolves.",
  why: "CloudFront resolves the configured name before it invokes the function, so a placeholder ends every request with 502.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  severity: "high",
  types: [distributionType],
  evaluate(distribution) {
    const replaceable = behaviors(distribution).filter((behavior) =>
      behavior.associations.some(({ eventType }) => eventType === "origin-request"),
    );
    const used = new Map(replaceable.flatMap(originsOf).map((origin) => [origin.at, origin]));
    return checkEach(
      used.values(),
      property("domainName", {
        fits: (name) => !nowhere.test(text(name) ?? ""),
        write: "write the name of one of the origins the function chooses from",
      }),
    );
  },
});
