import { deliveryType } from "../../reading/cloudfront-type.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { isTrue, part, texts } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontLogCookies = resourceRule({
  name: "cloudfront-log-cookies",
  statement: "Access logs hold no cookies.",
  why: "Whoever may read the logs could otherwise ask in every viewer's name.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html",
  severity: "medium",
  level: "mandatory",
  types: [distributionType, deliveryType],
  *evaluate({ props }) {
    if (isTrue(part(props["loggingConfig"], "includeCookies"))) {
      yield { at: "loggingConfig.includeCookies", found: "is true", write: "leave it out" };
    }
    if (texts(props["recordFields"]).includes("cs(Cookie)")) {
      yield { at: "recordFields", found: "has cs(Cookie)", write: "leave that field out" };
    }
  },
});
