import { edgeRegion } from "../../reading/region.ts";
import { regionOf } from "../../reading/resource.ts";
import { shown, unknown } from "../../reading/value.ts";
import {
  ipSetType,
  regexPatternSetType,
  ruleGroupType,
  webAclType,
} from "../../reading/web-acl.ts";
import { resourceRule } from "../../rule.ts";

export const wafRegion = resourceRule({
  name: "waf-region",
  statement: "Everything of a firewall for CloudFront is in us-east-1.",
  why: "WAF refuses the scope CLOUDFRONT in any other Region.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/cloudfront-features.html",
  severity: "high",
  level: "mandatory",
  types: [webAclType, ruleGroupType, ipSetType, regexPatternSetType],
  *evaluate(resource) {
    const region = regionOf(resource);
    const isElsewhere = region !== edgeRegion && region !== unknown;
    if (resource.props["scope"] === "CLOUDFRONT" && isElsewhere) {
      yield {
        at: "region",
        found: `is ${shown(region)}, of scope CLOUDFRONT`,
        write: `write region: "${edgeRegion}"`,
      };
    }
  },
});
