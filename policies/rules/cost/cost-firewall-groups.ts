import { managedGroupsWithFee } from "../../../aws/waf-managed-rule-groups.ts";
import { checkEach, report } from "../../property-check.ts";
import { parseJson, pathIn } from "../../reading/resource.ts";
import { isList, isProperties, type Properties, text, type Value } from "../../reading/value.ts";
import {
  groupAssociationType,
  ruleGroupType,
  webAclRuleType,
  webAclType,
} from "../../reading/web-acl-reading.ts";
import { listSetting, resourceRule } from "../../rule.ts";

/** Where a group is named: in rules, in rules as JSON, in an association. */
const places = ["managedRuleGroupStatement", "ManagedRuleGroupStatement", "managedRuleGroup"];

export const costFirewallGroups = resourceRule({
  name: "cost-firewall-groups",
  statement: "Web ACLs use no rule group that is charged by the request.",
  why: "Such a group costs 10 USD a month and up to 10 USD a million requests, those of an attack included.",
  url: "https://aws.amazon.com/waf/pricing/",
  severity: "medium",
  types: [webAclType, webAclRuleType, ruleGroupType, groupAssociationType],
  settings: {
    groups: listSetting("Managed rule groups that may not be used.", managedGroupsWithFee.value),
    vendors: listSetting(
      "Vendors whose rule groups may be used; those of others are charged on the Marketplace.",
      ["AWS"],
    ),
  },
  evaluate: (resource, { groups, vendors }) =>
    checkEach(groupsIn(resource.props, ""), ({ at, group }) => {
      const name = text(group["name"] ?? group["Name"]);
      const vendor = text(group["vendorName"] ?? group["VendorName"]);
      const isForeign = vendor !== undefined && !vendors.includes(vendor);
      return (
        (isForeign || groups.includes(name ?? "")) &&
        report(
          resource,
          at,
          `uses ${name ?? "a group"} of ${vendor ?? "AWS"}, which is charged by the request`,
          "remove the rule, or change the settings of this policy",
        )
      );
    }),
});

interface Named {
  readonly at: string;
  readonly group: Properties;
}

/** Groups anywhere within a value: statements are nested. */
function groupsIn(value: Value, at: string): readonly Named[] {
  if (isList(value)) {
    return value.flatMap((item, index) => groupsIn(item, `${at}[${index}]`));
  }
  return Object.entries(isProperties(value) ? value : {}).flatMap(([key, inner]) => {
    const here = pathIn(at, key);
    const read = typeof inner === "string" && /json$/i.test(key) ? parseJson(inner) : inner;
    return places.includes(key) && isProperties(read)
      ? [{ at: here, group: read }]
      : groupsIn(read, here);
  });
}
