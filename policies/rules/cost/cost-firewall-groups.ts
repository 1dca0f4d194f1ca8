import { managedGroupsWithFee } from "../../../aws/waf-managed-groups.ts";
import { parseJson } from "../../reading/resource.ts";
import { isList, isProperties, type Properties, text, type Value } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";
import { listSetting } from "../../setting.ts";

/** Where a group is named: in rules, in rules as JSON, in an association of its own. */
const places = ["managedRuleGroupStatement", "ManagedRuleGroupStatement", "managedRuleGroup"];

export const costFirewallGroups = resourceRule({
  name: "cost-firewall-groups",
  statement: "The firewall asks no rule group that is paid by the request.",
  why: "Such a group costs 10 USD a month and up to 10 USD a million requests, which an attack makes for nothing.",
  url: "https://aws.amazon.com/waf/pricing/",
  severity: "medium",
  level: "mandatory",
  types: [
    "aws:wafv2/webAcl:WebAcl",
    "aws:wafv2/webAclRule:WebAclRule",
    "aws:wafv2/ruleGroup:RuleGroup",
    "aws:wafv2/webAclRuleGroupAssociation:WebAclRuleGroupAssociation",
  ],
  settings: {
    groups: listSetting("Managed groups that may not be asked.", managedGroupsWithFee.value),
    vendors: listSetting(
      "Vendors whose groups may be asked; those of others are paid on the Marketplace.",
      ["AWS"],
    ),
  },
  *evaluate({ props }, { groups, vendors }) {
    for (const { at, group } of groupsIn(props, "")) {
      const name = text(group["name"] ?? group["Name"]);
      const vendor = text(group["vendorName"] ?? group["VendorName"]);
      const isForeign = vendor !== undefined && !vendors.includes(vendor);
      if (isForeign || groups.includes(name ?? "")) {
        yield {
          at,
          found: `asks ${name ?? "a group"} of ${vendor ?? "AWS"}, which is paid by the request`,
          write: "take the rule out, or name the group or vendor in the rule's settings",
        };
      }
    }
  },
});

interface Named {
  readonly at: string;
  readonly group: Properties;
}

/** Groups anywhere within a value: statements stand in statements. */
function groupsIn(value: Value, at: string): readonly Named[] {
  if (isList(value)) {
    return value.flatMap((item, index) => groupsIn(item, `${at}[${index}]`));
  }
  if (!isProperties(value)) {
    return [];
  }
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = at === "" ? key : `${at}.${key}`;
    const read = typeof inner === "string" && /json$/i.test(key) ? parseJson(inner) : inner;
    return places.includes(key) && isProperties(read)
      ? [{ at: here, group: read }]
      : groupsIn(read, here);
  });
}
