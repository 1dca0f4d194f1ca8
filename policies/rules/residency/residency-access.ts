import { edgeFunctions, functionType } from "../../reading/edge-function.ts";
import { bondOf, keeps } from "../../reading/jurisdiction.ts";
import { regionOf } from "../../reading/resource.ts";
import { roleType } from "../../reading/role.ts";
import { policiesOf } from "../../reading/role-policies.ts";
import { sources } from "../../reading/stack.ts";
import { text } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";
import { jurisdictionsSetting } from "../../shared-settings.ts";

export const residencyAccess = stackRule({
  name: "residency-access",
  statement: "Bound data is read where it is bound to.",
  why: "A function elsewhere that reads it takes it there, and a function at the edge takes it everywhere.",
  url: "https://docs.aws.amazon.com/whitepapers/latest/navigating-gdpr-compliance/welcome.html",
  severity: "high",
  level: "mandatory",
  settings: { jurisdictions: jurisdictionsSetting },
  *evaluate(stack, { jurisdictions }) {
    const atEdge = edgeFunctions(stack);
    for (const on of stack.ofType(functionType)) {
      const region = text(regionOf(on));
      const read = sources(on, "role")
        .filter(({ type }) => type === roleType)
        .flatMap((role) => policiesOf(stack, role))
        .flatMap((policy) => sources(policy.on, "policy"));
      for (const source of new Set(read)) {
        const bond = bondOf(source);
        const isElsewhere =
          bond !== undefined &&
          (atEdge.includes(on) || (region !== undefined && !keeps(region, bond, jurisdictions)));
        if (isElsewhere) {
          yield {
            on,
            at: "role",
            found: `allows it ${source.name}, which is bound to ${bond}`,
            write: `take it out of the policy, or read it from a function in ${bond}`,
          };
        }
      }
    }
  },
});
