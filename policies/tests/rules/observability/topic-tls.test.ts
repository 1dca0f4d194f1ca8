import { topicType } from "../../../reading/alarm.ts";
import { unknown } from "../../../reading/value.ts";
import { topicTls } from "../../../rules/observability/topic-tls.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const policyType = "aws:sns/topicPolicy:TopicPolicy";
const topic = resource(topicType);

const refusal = (changes: object = {}) =>
  JSON.stringify({
    Statement: {
      Effect: "Deny",
      Principal: "*",
      Action: "sns:Publish",
      Resource: "*",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
      ...changes,
    },
  });

const attached = (policy: unknown) => [
  topic,
  resource(policyType, { props: { policy }, from: { arn: [topic] } }),
];

const write =
  'declare a TopicPolicy that denies sns:Publish to everyone where aws:SecureTransport is "false"';
const allows = `example-topic has a policy that allows plain HTTP; ${write}`;

describeRule(topicTls, {
  passes: [
    { title: "a policy that refuses", given: attached(refusal()) },
    { title: "everyone of AWS", given: attached(refusal({ Principal: { AWS: "*" } })) },
    { title: "a policy that is not known yet", given: attached(unknown) },
    { title: "a policy that is left out of a preview", given: attached(undefined) },
    {
      title: "the topic's own policy",
      given: resource(topicType, { props: { policy: refusal() } }),
    },
  ],
  violates: [
    {
      title: "a topic without a policy",
      given: [topic],
      reports: [`example-topic has no policy, so plain HTTP is allowed; ${write}`],
    },
    {
      title: "a policy that allows",
      given: attached(refusal({ Effect: "Allow" })),
      reports: [allows],
    },
    {
      title: "a Deny of some principals",
      given: attached(refusal({ Principal: { Service: "cloudwatch.amazonaws.com" } })),
      reports: [allows],
    },
    {
      title: "a refusal of TLS",
      given: attached(refusal({ Condition: { Bool: { "aws:SecureTransport": "true" } } })),
      reports: [allows],
    },
    {
      title: "a refusal of everything but something",
      given: attached(refusal({ NotAction: "sns:Publish" })),
      reports: [allows],
    },
    { title: "a policy that is not JSON", given: attached("{"), reports: [allows] },
  ],
  mutation: {
    breaks: (draft) => draft.remove(draft.node(policyType, "facade-alarm-topic-policy")),
    reports: [`facade-alarm-topic has no policy, so plain HTTP is allowed; ${write}`],
  },
});
