import { unknown } from "../../../reading/value.ts";
import { identityResourcePolicies } from "../../../rules/identity/identity-resource-policies.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { policy, restate } from "../../policy-fixtures.ts";

const type = "aws:sns/topicPolicy:TopicPolicy";
const open = { Effect: "Allow", Principal: "*", Action: "sns:Publish", Resource: "*" };
const withPolicy = (document: unknown) => resource(type, { props: { policy: document } });
const rest =
  "allows every principal; name the principals, or add a Condition that distinguishes callers";
const outside = { StringNotEquals: { "aws:SourceVpce": "vpce-1" } };

describeRule(identityResourcePolicies, {
  passes: [
    {
      title: "every principal of an account",
      given: withPolicy(
        policy({ ...open, Condition: { StringEquals: { "aws:SourceAccount": "000000000000" } } }),
      ),
    },
    { title: "every principal denied", given: withPolicy(policy({ ...open, Effect: "Deny" })) },
    {
      title: "a topic for every principal, denied from outside",
      given: withPolicy(policy(open, { ...open, Effect: "Deny", Condition: outside })),
    },
    { title: "a policy that is not known yet", given: withPolicy(unknown) },
  ],
  violates: [
    {
      title: "a topic for every principal",
      given: withPolicy(policy(open)),
      reports: [`example-topicPolicy policy.Statement[0] ${rest}`],
    },
    {
      title: "log groups for every principal",
      given: resource("aws:cloudwatch/logResourcePolicy:LogResourcePolicy", {
        props: { policyDocument: policy(open) },
      }),
      reports: [`example-logResourcePolicy policyDocument.Statement[0] ${rest}`],
    },
    {
      title: "a secret for every principal",
      given: resource("aws:secretsmanager/secretPolicy:SecretPolicy", {
        props: { policy: policy(open) },
      }),
      reports: [`example-secretPolicy policy.Statement[0] ${rest}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      restate(draft, draft.node(type, "api-eu-west-1-alarms-topic-policy"), "policy", (given) => [
        ...given,
        open,
      ]),
    reports: [`api-eu-west-1-alarms-topic-policy policy.Statement[2] ${rest}`],
  },
});
