import { unknown } from "../../../reading/value.ts";
import { identityPassRole } from "../../../rules/identity/identity-pass-role.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { policy, restate } from "../../policy-fixtures.ts";

const type = "aws:iam/rolePolicy:RolePolicy";
const withPolicy = (document: unknown) => resource(type, { props: { policy: document } });
const passes = (Resource: unknown, Action: unknown = "iam:PassRole") =>
  withPolicy(policy({ Effect: "Allow", Action, Resource }));
const rest = "is any role; write the ARNs of the roles that are passed on";
const reports = [`example-rolePolicy policy.Statement[0].Resource ${rest}`];

describeRule(identityPassRole, {
  passes: [
    { title: "a role by name", given: passes("arn:aws:iam::000000000000:role/handler") },
    { title: "roles under a path", given: passes("arn:aws:iam::000000000000:role/handlers/*") },
    { title: "another action", given: passes("*", "xray:PutTraceSegments") },
    { title: "a policy that is not known yet", given: withPolicy(unknown) },
  ],
  violates: [
    { title: "everything", given: passes("*"), reports },
    {
      title: "everything beside a role by name",
      given: passes(["arn:aws:iam::000000000000:role/handler", "*"]),
      reports,
    },
    { title: "every role", given: passes("arn:aws:iam::000000000000:role/*"), reports },
    { title: "everything of any account", given: passes("arn:aws:iam::*:*"), reports },
    {
      title: "among other actions",
      given: passes("*", ["xray:PutTraceSegments", "iam:passRole"]),
      reports,
    },
  ],
  mutation: {
    breaks: (draft) =>
      restate(draft, draft.node(type, "desk-api-handler-permissions"), "policy", (given) => [
        ...given,
        { Effect: "Allow", Action: "iam:PassRole", Resource: "*" },
      ]),
    reports: [`desk-api-handler-permissions policy.Statement[7].Resource ${rest}`],
  },
});
