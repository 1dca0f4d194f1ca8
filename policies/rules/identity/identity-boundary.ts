import { checkEach, property } from "../../property-check.ts";
import { roleType } from "../../reading/role.ts";
import { text } from "../../reading/value.ts";
import { stackRule, stringSetting } from "../../rule.ts";

export const identityBoundary = stackRule({
  name: "identity-boundary",
  statement: "Either all roles have a permissions boundary, or none has one.",
  why: "A boundary that one role lacks has no effect: that role is used instead.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
  severity: "low",
  level: "advisory",
  settings: {
    boundary: stringSetting(
      "ARN of the boundary that every role must have; empty: that of the other roles.",
      "",
    ),
  },
  evaluate(stack, { boundary }) {
    const roles = stack.ofType(roleType);
    const isRequired =
      boundary !== "" || roles.some(({ props }) => props["permissionsBoundary"] !== undefined);
    return checkEach(
      isRequired ? roles : [],
      property("permissionsBoundary", {
        fits: (given) => given !== undefined && (boundary === "" || text(given) === boundary),
        found: (given) => (given === undefined ? "is missing" : "is another one"),
        write: "write the ARN of the boundary that all roles have",
      }),
    );
  },
});
