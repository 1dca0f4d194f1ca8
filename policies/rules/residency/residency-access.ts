import { checkEach, report } from "../../property-check.ts";
import { edgeFunctions, functionType, rolesOf } from "../../reading/edge-function-reading.ts";
import { bondOf, keeps } from "../../reading/jurisdiction.ts";
import { regionOf } from "../../reading/resource.ts";
import { policiesOf } from "../../reading/role-policies.ts";
import { sources } from "../../reading/stack.ts";
import { text } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";
import { jurisdictionsSetting } from "../../shared-settings.ts";

export const residencyAccess = stackRule({
  name: "residency-access",
  statement: "Bound data is read in its jurisdiction only.",
  why: "A function in another Region that reads the data transfers it there, and a function at the edge transfers it everywhere.",
  url: "https://docs.aws.amazon.com/whitepapers/latest/navigating-gdpr-compliance/welcome.html",
  severity: "high",
  settings: { jurisdictions: jurisdictionsSetting },
  evaluate(stack, { jurisdictions }) {
    const atEdge = edgeFunctions(stack);
    return checkEach(stack.ofType(functionType), (on) => {
      const region = text(regionOf(on));
      const read = rolesOf(on)
        .flatMap((role) => policiesOf(stack, role))
        .flatMap((policy) => sources(policy.on, "policy"));
      return checkEach(new Set(read), (source) => {
        const bond = bondOf(source);
        return (
          bond !== undefined &&
          (atEdge.includes(on) || (region !== undefined && !keeps(region, bond, jurisdictions))) &&
          report(
            on,
            "role",
            `allows ${source.name}, which is bound to ${bond}`,
            `remove it from the policy, or read it from a function in ${bond}`,
          )
        );
      });
    });
  },
});
