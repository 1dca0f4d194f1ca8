import { checkEach, property, report } from "../../property-check.ts";
import { responseHeadersPolicyType } from "../../reading/behavior-policy.ts";
import { behaviors, distributionType } from "../../reading/distribution.ts";
import { number, text } from "../../reading/value.ts";
import { integerSetting, resourceRule } from "../../rule.ts";

/** Managed policies without the header. */
const bare: Readonly<Record<string, string>> = {
  "60669652-455b-4ae9-85a4-c4c02393f86c": "SimpleCORS",
  "5cc3b908-e619-4b99-88e5-2cf7f45965bd": "CORS-With-Preflight",
};

export const cloudfrontHsts = resourceRule({
  name: "cloudfront-hsts",
  statement: "Responses have Strict-Transport-Security.",
  why: "Without the header the first request of every visit goes over plain HTTP and can be answered by an attacker.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html",
  severity: "medium",
  anchors: ["CKV_AWS_259"],
  types: [distributionType, responseHeadersPolicyType],
  settings: {
    leastSeconds: integerSetting(
      "How long a browser must remember to use HTTPS, at least.",
      31_536_000,
      { minimum: 1 },
    ),
  },
  evaluate: (resource, { leastSeconds }) => [
    checkEach(behaviors(resource), (behavior) => {
      const name = bare[text(behavior.props["responseHeadersPolicyId"]) ?? ""];
      return (
        name !== undefined &&
        report(
          behavior,
          "responseHeadersPolicyId",
          `is ${name}, without Strict-Transport-Security`,
          "name SecurityHeadersPolicy, or a policy with strictTransportSecurity",
        )
      );
    }),
    checkEach(
      resource.type === responseHeadersPolicyType ? [resource] : [],
      property("securityHeadersConfig.strictTransportSecurity.accessControlMaxAgeSec", {
        fits: (age) => (age === undefined ? 0 : (number(age) ?? leastSeconds)) >= leastSeconds,
        write: `write ${leastSeconds} at least`,
      }),
    ),
  ],
});
