import { matches } from "../../reading/pattern.ts";
import { resourceRule } from "../../rule.ts";
import { listSetting } from "../../setting.ts";

export const costAllowedTypes = resourceRule({
  name: "cost-allowed-types",
  statement: "Only kinds of resources are declared that a list allows, where there is one.",
  why: "A kind nobody looked at brings a price, a quota and a way in that nobody looked at either.",
  url: "https://aws.amazon.com/pricing/",
  severity: "low",
  level: "mandatory",
  types: ["*"],
  settings: {
    types: listSetting(
      "Types that may be declared; * stands for anything; an empty list allows all.",
    ),
  },
  *evaluate({ type }, { types }) {
    if (types.length > 0 && !types.some((pattern) => matches(pattern, type))) {
      yield {
        at: "",
        found: `is of type ${type}, which is not in the list`,
        write: "take it out, or put its type in the rule's types",
      };
    }
  },
});
