import { report } from "../../property-check.ts";
import { edgeRegion } from "../../reading/region.ts";
import { regionOf } from "../../reading/resource.ts";
import { shown, unknown } from "../../reading/value.ts";
import {
  ipSetType,
  regexPatternSetType,
  ruleGroupType,
  webAclType,
} from "../../reading/web-acl-reading.ts";
import { resourceRule } from "../../rule.ts";

export const wafRegion = resourceRule({
  name: "waf-region",
  statement: "Web ACLs for CloudFront and their parts are in us-east-1.",
  why: "WAF refuses the scope CLOUDFRONT in any other Region.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/cloudfront-features.html",
  severity: "high",
  types: [webAclType, ruleGroupType, ipSetType, regexPatternSetType],
  evaluate(resource) {
    const region = regionOf(resource);
    return (
      resource.props["scope"] === "CLOUDFRONT" &&
      region !== edgeRegion &&
      region !== unknown &&
      report(
        resource,
        "region",
        `is ${shown(region)}, of scope CLOUDFRONT`,
        `write region: "${edgeRegion}"`,
      )
    );
  },
});
