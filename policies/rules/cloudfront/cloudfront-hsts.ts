import { responseHeadersPolicyType } from "../../reading/behavior-policy.ts";
import { behaviors } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { number, part, shown, text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";
import { integerSetting } from "../../setting.ts";

/** Managed policies without the header. */
const bare: Readonly<Record<string, string>> = {
  "60669652-455b-4ae9-85a4-c4c02393f86c": "SimpleCORS",
  "5cc3b908-e619-4b99-88e5-2cf7f45965bd": "CORS-With-Preflight",
};

export const cloudfrontHsts = resourceRule({
  name: "cloudfront-hsts",
  statement: "Browsers are told to come back over HTTPS.",
  why: "Without Strict-Transport-Security the first request of every visit can be answered by someone else.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html",
  severity: "medium",
  level: "mandatory",
  anchors: ["CKV_AWS_259"],
  types: [distributionType, responseHeadersPolicyType],
  settings: {
    leastSeconds: integerSetting("How long a browser has to remember, at least.", 31_536_000, {
      minimum: 1,
    }),
  },
  *evaluate(resource, { leastSeconds }) {
    for (const { at, props } of behaviors(resource)) {
      const name = bare[text(props["responseHeadersPolicyId"]) ?? ""];
      if (name !== undefined) {
        yield {
          at: `${at}.responseHeadersPolicyId`,
          found: `is ${name}, without Strict-Transport-Security`,
          write: "name SecurityHeadersPolicy, or a policy with strictTransportSecurity",
        };
      }
    }
    if (resource.type === responseHeadersPolicyType) {
      const age = part(resource.props, "securityHeadersConfig", ...maxAge);
      const seconds = age === undefined ? 0 : number(age);
      if (seconds !== undefined && seconds < leastSeconds) {
        yield {
          at: `securityHeadersConfig.${maxAge.join(".")}`,
          found: `is ${shown(age)}`,
          write: `write ${leastSeconds} at least`,
        };
      }
    }
  },
});

const maxAge = ["strictTransportSecurity", "accessControlMaxAgeSec"];
