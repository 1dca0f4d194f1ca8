import { report } from "../../property-check.ts";
import { matches } from "../../reading/pattern.ts";
import { listSetting, resourceRule } from "../../rule.ts";

export const costAllowedTypes = resourceRule({
  name: "cost-allowed-types",
  statement: "Only allowed resource types are declared, where there is a list of them.",
  why: "A type that was not reviewed has a price, quotas and an attack surface that were not reviewed either.",
  url: "https://aws.amazon.com/pricing/",
  severity: "low",
  types: ["*"],
  settings: {
    types: listSetting(
      "Types that may be declared; * matches any characters; an empty list allows all.",
    ),
  },
  evaluate: (resource, { types }) =>
    types.length > 0 &&
    !types.some((pattern) => matches(pattern, resource.type)) &&
    report(
      resource,
      "",
      `is of type ${resource.type}, which is not in the list`,
      "remove it, or add its type to the setting types",
    ),
});
