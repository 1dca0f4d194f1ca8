import { resourceRule } from "../../rule.ts";

export const providerExplicit = resourceRule({
  name: "provider-explicit",
  statement: "The program says by which provider a resource is made.",
  why: "The default provider takes Region, account and tags from whoever deploys: the same program makes another stack.",
  url: "https://www.pulumi.com/docs/iac/concepts/resources/providers/",
  severity: "medium",
  level: "mandatory",
  types: ["*"],
  *evaluate({ type, props, provider }) {
    const isDefault = /^default(_|$)/.test(provider?.name ?? "");
    if (/^aws(-native)?:/.test(type) && isDefault && props["region"] === undefined) {
      yield {
        at: "",
        found: "is made by the default provider, in a Region nobody named",
        write: "give it, or a component around it, the option provider",
      };
    }
  },
});
