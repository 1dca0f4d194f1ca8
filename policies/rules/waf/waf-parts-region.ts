import { checkEach, report } from "../../property-check.ts";
import { regionOf } from "../../reading/resource.ts";
import { shown, unknown } from "../../reading/value.ts";
import { partsOf, webAclLogType, webAclType } from "../../reading/web-acl-reading.ts";
import { stackRule } from "../../rule.ts";

export const wafPartsRegion = stackRule({
  name: "waf-parts-region",
  statement: "The parts of a web ACL are in its Region.",
  why: "WAF finds no web ACL of that name in another Region.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/cloudfront-features.html",
  severity: "high",
  evaluate: (stack) =>
    checkEach(stack.ofType(webAclType), (acl) => {
      const home = regionOf(acl);
      const [, ...parts] = partsOf(stack, acl);
      return checkEach(
        home === unknown ? [] : [...parts, ...stack.pointingAt(acl, webAclLogType, "resourceArn")],
        (on) => {
          const region = regionOf(on);
          return (
            region !== home &&
            region !== unknown &&
            report(
              on,
              "region",
              `is ${shown(region)}, while ${acl.name} is in ${shown(home)}`,
              `write region: ${shown(home)}`,
            )
          );
        },
      );
    }),
});
