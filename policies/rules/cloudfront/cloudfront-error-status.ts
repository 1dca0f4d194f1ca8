import { behaviors, isBucket, originsOf } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { list, number, part, shown } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontErrorStatus = resourceRule({
  name: "cloudfront-error-status",
  statement: "An API's errors stay errors.",
  why: "Error pages are the whole distribution's: one that answers 200 in place of 403 or 404 does so for every API behind it.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/GeneratingCustomErrorResponses.html",
  severity: "high",
  level: "mandatory",
  types: [distributionType],
  *evaluate(distribution) {
    const asked = behaviors(distribution).flatMap((each) => originsOf(distribution, each));
    const errors = list(distribution.props["customErrorResponses"]);
    for (const [index, error] of asked.every(isBucket) ? [] : errors.entries()) {
      const status = number(part(error, "responseCode"));
      if (status !== undefined && status < 400) {
        yield {
          at: `customErrorResponses[${index}].responseCode`,
          found: `is ${status} in place of ${shown(part(error, "errorCode"))}`,
          write: "leave it out, and send front pages from a function of the site's own behavior",
        };
      }
    }
  },
});
