import { refusedOriginHeaders } from "../../../aws/cloudfront-headers.ts";
import { origins } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { list, part, shown, text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontOriginHeaderNames = resourceRule({
  name: "cloudfront-origin-header-names",
  statement: "Headers added for origins are ones CloudFront lets be added.",
  why: "CloudFront refuses names it sets itself, and the distribution with them.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html",
  severity: "medium",
  level: "mandatory",
  types: [distributionType],
  *evaluate(distribution) {
    for (const origin of origins(distribution)) {
      const seen = new Set<string>();
      for (const [index, header] of list(origin.props["customHeaders"]).entries()) {
        const name = text(part(header, "name"))?.toLowerCase() ?? "";
        const at = `${origin.at}.customHeaders[${index}].name`;
        if (refusedOriginHeaders.value.some((each) => matches(each, name))) {
          yield { at, found: `is ${shown(name)}`, write: "leave it out: CloudFront sets it" };
        }
        if (name !== "" && seen.has(name)) {
          yield { at, found: `is ${shown(name)} again`, write: "write each header once" };
        }
        seen.add(name);
      }
    }
  },
});

function matches(pattern: string, name: string): boolean {
  return pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}
