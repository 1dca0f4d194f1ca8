import { responseHeadersPolicyType } from "../../reading/behavior-policy.ts";
import { isTrue, part, shown, texts } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontCorsCredentials = resourceRule({
  name: "cloudfront-cors-credentials",
  statement: "Pages that may send credentials are named.",
  why: "With an asterisk every page in a viewer's browser could ask in the viewer's name, and CloudFront refuses the pair.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html",
  severity: "high",
  level: "mandatory",
  types: [responseHeadersPolicyType],
  *evaluate({ props }) {
    const cors = props["corsConfig"];
    if (isTrue(part(cors, "accessControlAllowCredentials"))) {
      // See `corsWildcardWithCredentials` in aws/cloudfront-behavior.ts.
      for (const what of ["Origins", "Headers", "Methods"] as const) {
        const allowed = texts(part(cors, `accessControlAllow${what}`, "items"));
        if (allowed.includes("*") || allowed.includes("ALL")) {
          yield {
            at: `corsConfig.accessControlAllow${what}`,
            found: `is ${shown(allowed)}, with credentials`,
            write: "name each, or write accessControlAllowCredentials: false",
          };
        }
      }
    }
  },
});
