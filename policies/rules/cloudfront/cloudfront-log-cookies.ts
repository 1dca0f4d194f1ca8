import { checkEach, property, turnedOff } from "../../property-check.ts";
import { deliveryType } from "../../reading/cloudfront-type.ts";
import { distributionType } from "../../reading/distribution.ts";
import { texts } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontLogCookies = resourceRule({
  name: "cloudfront-log-cookies",
  statement: "Access logs hold no cookies.",
  why: "Anyone who may read the logs could otherwise send requests with every viewer's session.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html",
  severity: "medium",
  types: [distributionType, deliveryType],
  evaluate: (resource) =>
    checkEach(
      [resource],
      property("loggingConfig.includeCookies", turnedOff("leave it out")),
      property("recordFields", {
        fits: (fields) => !texts(fields).includes("cs(Cookie)"),
        found: "has cs(Cookie)",
        write: "leave that field out",
      }),
    ),
});
