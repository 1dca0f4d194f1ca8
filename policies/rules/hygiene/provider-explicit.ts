import { report } from "../../property-check.ts";
import { resourceRule } from "../../rule.ts";

export const providerExplicit = resourceRule({
  name: "provider-explicit",
  statement: "Every resource names its provider.",
  why: "The default provider takes Region, account and tags from the environment: the same program makes another stack.",
  url: "https://www.pulumi.com/docs/iac/concepts/resources/providers/",
  severity: "medium",
  types: ["*"],
  evaluate: (resource) =>
    /^aws(-native)?:/.test(resource.type) &&
    /^default(_|$)/.test(resource.provider?.name ?? "") &&
    resource.props["region"] === undefined &&
    report(
      resource,
      "",
      "is made by the default provider, without a Region",
      "set the option provider on it or on its component",
    ),
});
