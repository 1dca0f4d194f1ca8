import { regionOf } from "../../reading/resource.ts";
import { shown, unknown } from "../../reading/value.ts";
import { partsOf, webAclLogType, webAclType } from "../../reading/web-acl.ts";
import { stackRule } from "../../rule.ts";

export const wafPartsRegion = stackRule({
  name: "waf-parts-region",
  statement: "What belongs to a web ACL is in the Region of the web ACL.",
  why: "WAF finds no web ACL of that name in another Region.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/cloudfront-features.html",
  severity: "high",
  level: "mandatory",
  *evaluate(stack) {
    for (const acl of stack.ofType(webAclType)) {
      const home = regionOf(acl);
      const [, ...parts] = partsOf(stack, acl);
      for (const on of [...parts, ...stack.pointingAt(acl, webAclLogType, "resourceArn")]) {
        const region = regionOf(on);
        if (region !== home && region !== unknown && home !== unknown) {
          yield {
            on,
            at: "region",
            found: `is ${shown(region)}, while ${acl.name} is in ${shown(home)}`,
            write: `write region: ${shown(home)}`,
          };
        }
      }
    }
  },
});
