import { behaviors, originsOf } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { shown, text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

/**
 * Names that no public DNS answers.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6761
 */
const nowhere = /(^|\.)(invalid|test|example|localhost|local|internal)$/i;

export const edgeOriginResolves = resourceRule({
  name: "edge-origin-resolves",
  statement: "Origins that a function may replace have names that DNS knows.",
  why: "CloudFront looks up the name it has before it asks the function, so a placeholder ends every request with 502.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  severity: "high",
  level: "mandatory",
  types: [distributionType],
  *evaluate(distribution) {
    const replaceable = behaviors(distribution).filter(({ associations }) =>
      associations.some(({ eventType }) => eventType === "origin-request"),
    );
    const asked = replaceable.flatMap((behavior) => originsOf(distribution, behavior));
    for (const [at, name] of new Map(
      asked.map((each) => [each.at, text(each.props["domainName"])]),
    )) {
      if (name !== undefined && nowhere.test(name)) {
        yield {
          at: `${at}.domainName`,
          found: `is ${shown(name)}`,
          write: "write the name of one of the origins the function chooses from",
        };
      }
    }
  },
});
