import { roleType } from "../../reading/role.ts";
import { text, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";
import { stringSetting } from "../../setting.ts";

export const identityBoundary = stackRule({
  name: "identity-boundary",
  statement: "Either all roles have a permissions boundary, or none.",
  why: "A boundary that one role lacks binds nobody: that role is used instead.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
  severity: "low",
  level: "advisory",
  settings: {
    boundary: stringSetting(
      "ARN of the boundary every role must have; empty: whichever the others have.",
      "",
    ),
  },
  *evaluate(stack, { boundary }) {
    const roles = stack.ofType(roleType);
    const isDemanded =
      boundary !== "" || roles.some(({ props }) => props["permissionsBoundary"] !== undefined);
    for (const on of isDemanded ? roles : []) {
      const given = on.props["permissionsBoundary"];
      const isWrong = boundary !== "" && given !== unknown && text(given) !== boundary;
      if (given === undefined || isWrong) {
        yield {
          on,
          at: "permissionsBoundary",
          found: given === undefined ? "is missing" : "is another one",
          write: "write the ARN of the boundary that all roles have",
        };
      }
    }
  },
});
