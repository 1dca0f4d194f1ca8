import { checkEach, report } from "../../property-check.ts";
import { behaviors, distributionType, isBucket, originsOf } from "../../reading/distribution.ts";
import { items } from "../../reading/resource.ts";
import { number, shown } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontErrorStatus = resourceRule({
  name: "cloudfront-error-status",
  statement: "An API's errors keep their status.",
  why: "Custom error responses apply to the whole distribution: one that returns 200 in place of 403 or 404 does so for every API behind it.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/GeneratingCustomErrorResponses.html",
  severity: "high",
  types: [distributionType],
  evaluate: (distribution) =>
    !behaviors(distribution).flatMap(originsOf).every(isBucket) &&
    checkEach(items(distribution, "customErrorResponses"), (error) => {
      const status = number(error.props["responseCode"]);
      return (
        status !== undefined &&
        status < 400 &&
        report(
          error,
          "responseCode",
          `is ${status} in place of ${shown(error.props["errorCode"])}`,
          "leave it out, and serve front pages by a function of the site's behavior",
        )
      );
    }),
});
