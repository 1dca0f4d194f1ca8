import { checkEach, report } from "../../property-check.ts";
import { originRequestPolicyType } from "../../reading/behavior-policy.ts";
import { part, shown, texts } from "../../reading/value.ts";
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
  why: "CloudFront refuses a policy that names either header.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html",
  severity: "medium",
  types: [originRequestPolicyType],
  evaluate: (policy) =>
    part(policy.props, "headersConfig", "headerBehavior") === "whitelist" &&
    checkEach(texts(part(policy.props, "headersConfig", "headers", "items")), (name) => {
      const write = instead[name.toLowerCase()];
      return (
        write !== undefined && report(policy, "headersConfig.headers", `has ${shown(name)}`, write)
      );
    }),
});
