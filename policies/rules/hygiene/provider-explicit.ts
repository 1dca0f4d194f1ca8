import { exemptions, isExempt } from "../../exemption.ts";
import type { StackResource } from "../../reading/resource.ts";
import { text, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

/** How many resources a finding names. */
const shownNames = 3;

export const providerExplicit = stackRule({
  name: "provider-explicit",
  statement: "The resources of a stack name their provider.",
  why: "The default provider takes the account, and without aws:region the Region, from the environment of whoever deploys.",
  url: "https://www.pulumi.com/docs/iac/concepts/resources/providers/",
  severity: "low",
  level: "advisory",
  settings: { exempt: exemptions },
  evaluate(stack, { exempt }, facts) {
    const found = stack.resources.filter(
      (each) => isOfDefaultProvider(each) && !isExempt(each, { exempt }, facts),
    );
    const names = found.slice(0, shownNames).map(({ name }) => name);
    const more = found.length > shownNames ? ` and ${found.length - shownNames} more` : "";
    const region = facts.config["aws:region"] ?? text(found[0]?.provider?.props["region"]);
    const where =
      region === undefined
        ? "in a Region of the environment"
        : `in ${region}, which aws:region sets, and an account of the environment`;
    return (
      found.length > 0 && {
        at: "",
        found: `makes resources by the default provider, ${where}: ${names.join(", ")}${more}`,
        write: "set the option provider on them or on their components",
      }
    );
  },
});

/** One with a Region of its own names that; after a deployment every resource has one, mostly its provider's. */
function isOfDefaultProvider({ type, props, provider }: StackResource): boolean {
  const home = provider?.props["region"];
  const { region } = props;
  return (
    /^aws(-native)?:/.test(type) &&
    /^default(_|$)/.test(provider?.name ?? "") &&
    region !== unknown &&
    home !== unknown &&
    (region === undefined || home === undefined || region === home)
  );
}
