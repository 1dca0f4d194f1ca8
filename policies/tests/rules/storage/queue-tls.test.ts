import { queueType } from "../../../reading/queue.ts";
import { unknown } from "../../../reading/value.ts";
import { queueTls } from "../../../rules/storage/queue-tls.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const policyType = "aws:sqs/queuePolicy:QueuePolicy";
const queue = resource(queueType);

const refusal = (Effect: string) =>
  JSON.stringify({
    Statement: {
      Effect,
      Principal: "*",
      Action: "sqs:*",
      Resource: "*",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  });

const attached = (policy: unknown) => [
  queue,
  resource(policyType, { props: { policy }, from: { queueUrl: [queue] } }),
];

const write =
  'declare a QueuePolicy that denies sqs:* to everyone where aws:SecureTransport is "false"';
const none = `has no policy, so plain HTTP is allowed; ${write}`;

describeRule(queueTls, {
  passes: [
    { title: "a policy that refuses", given: attached(refusal("Deny")) },
    { title: "a policy that is not known yet", given: attached(unknown) },
    {
      title: "the queue's own policy",
      given: resource(queueType, { props: { policy: refusal("Deny") } }),
    },
  ],
  violates: [
    { title: "a queue without a policy", given: [queue], reports: [`example-queue ${none}`] },
    {
      title: "a policy that allows",
      given: attached(refusal("Allow")),
      reports: [`example-queue has a policy that allows plain HTTP; ${write}`],
    },
  ],
  mutation: {
    breaks: (draft) => draft.remove(draft.node(policyType, "season-changed-failed-policy")),
    reports: [`season-changed-failed ${none}`],
  },
});
