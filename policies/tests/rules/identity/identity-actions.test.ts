import { unknown } from "../../../reading/value.ts";
import { identityActions } from "../../../rules/identity/identity-actions.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { policy, restate } from "../../policy-fixtures.ts";

const type = "aws:iam/rolePolicy:RolePolicy";
const withPolicy = (document: unknown) => resource(type, { props: { policy: document } });
const allows = (Action: unknown, Effect = "Allow") =>
  withPolicy(policy({ Effect, Action, Resource: "arn:aws:s3:::results" }));
const rest = "allows every action of a service; list the actions that are called";
const reports = [`example-rolePolicy policy.Statement[0].Action ${rest}`];

describeRule(identityActions, {
  passes: [
    { title: "an action by name", given: allows("s3:GetObject") },
    { title: "the beginning of a name", given: allows("lambda:EnableReplication*") },
    { title: "everything denied", given: allows("*", "Deny") },
    { title: "a policy that is not known yet", given: withPolicy(unknown) },
  ],
  violates: [
    { title: "everything", given: allows("*"), reports },
    { title: "a service, among others", given: allows(["logs:PutLogEvents", "s3:*"]), reports },
    { title: "everything in other words", given: allows("*:*"), reports },
    { title: "a service in other words", given: allows("s3:?*"), reports },
    {
      title: "a single statement outside a list",
      given: withPolicy({ Statement: { Effect: "Allow", Action: "s3:*", Resource: "arn:x" } }),
      reports,
    },
    {
      title: "a policy inside a role",
      given: resource("aws:iam/role:Role", {
        props: { inlinePolicies: [{ policy: policy({ Effect: "Allow", Action: "*" }) }] },
      }),
      reports: [`example-role inlinePolicies[0].policy.Statement[0].Action ${rest}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      restate(draft, draft.node(type, "desk-api-handler-permissions"), "policy", (given) =>
        given.map((each, index) => (index === 2 ? { ...each, Action: "s3:*" } : each)),
      ),
    reports: [`desk-api-handler-permissions policy.Statement[2].Action ${rest}`],
  },
});
