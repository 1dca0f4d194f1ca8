import { originRequestPolicyType } from "../../reading/behavior-policy.ts";
import { part, shown, text, texts } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const instead: Readonly<Record<string, string>> = {
  authorization:
    "put it into the key of a cache policy, or use the managed AllViewerExceptHostHeader",
  "accept-encoding":
    "set enableAcceptEncodingGzip and enableAcceptEncodingBrotli of a cache policy",
};

export const cloudfrontForwardedHeaders = resourceRule({
  name: "cloudfront-forwarded-headers",
  statement: "Origin request policies do not name Authorization or Accept-Encoding.",
  why: "CloudFront refuses a policy that names one of them.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html",
  severity: "medium",
  level: "mandatory",
  types: [originRequestPolicyType],
  *evaluate({ props }) {
    const config = props["headersConfig"];
    if (text(part(config, "headerBehavior")) === "whitelist") {
      for (const name of texts(part(config, "headers", "items"))) {
        const write = instead[name.toLowerCase()];
        if (write !== undefined) {
          yield { at: "headersConfig.headers", found: `has ${shown(name)}`, write };
        }
      }
    }
  },
});
