import { functionType } from "../../../reading/edge-function-reading.ts";
import { roleType } from "../../../reading/role.ts";
import { computeOwnRole } from "../../../rules/compute/compute-own-role.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const role = resource(roleType);
const runsAs = (name: string, from = [role]) =>
  resource(functionType, { name, from: { role: from } });
const reports = (name: string) =>
  `${name} role is example-role, which is first's; write a separate role`;

describeRule(computeOwnRole, {
  passes: [
    {
      title: "a role each",
      given: [role, runsAs("first"), runsAs("second", [resource(roleType)])],
    },
    {
      title: "roles of another stack",
      given: [runsAs("first", []), runsAs("second", [])],
    },
  ],
  violates: [
    {
      title: "a role for two",
      given: [role, runsAs("first"), runsAs("second")],
      reports: [reports("second")],
    },
    {
      title: "a role for three",
      given: [role, runsAs("first"), runsAs("second"), runsAs("third")],
      reports: [reports("second"), reports("third")],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const called = draft.node(functionType, "api-us-east-1-handler");
      draft.wire(called, "role", [draft.node(roleType, "api-eu-west-1-handler")]);
    },
    reports: [
      "api-us-east-1-handler role is api-eu-west-1-handler, which is api-eu-west-1-handler's; write a separate role",
    ],
  },
});
