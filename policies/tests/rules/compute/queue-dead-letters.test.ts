import { functionType } from "../../../reading/edge-function-reading.ts";
import { eventSourceType, queueType } from "../../../reading/queue.ts";
import { unknown } from "../../../reading/value.ts";
import { queueDeadLetters } from "../../../rules/compute/queue-dead-letters.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

/** A queue that invokes a function. */
function mapped(redrivePolicy?: unknown) {
  const queue = resource(queueType, { props: { redrivePolicy } });
  const called = resource(functionType);
  const mapping = { from: { eventSourceArn: [queue], functionName: [called] } };
  return [queue, called, resource(eventSourceType, mapping)];
}

const write =
  "redrivePolicy is nothing; write the ARN of another queue as deadLetterTargetArn, and maxReceiveCount";

function withPolicyOfItsOwn() {
  const [queue, ...others] = mapped();
  const type = "aws:sqs/redrivePolicy:RedrivePolicy";
  return queue === undefined
    ? []
    : [queue, ...others, resource(type, { from: { queueUrl: [queue] } })];
}

describeRule(queueDeadLetters, {
  passes: [
    { title: "a dead-letter queue", given: mapped('{"maxReceiveCount":3}') },
    {
      title: "one that is not known yet",
      given: mapped(unknown),
    },
    { title: "a policy of its own", given: withPolicyOfItsOwn() },
    { title: "a queue that invokes nothing", given: [resource(queueType)] },
  ],
  violates: [{ title: "none", given: mapped(), reports: [`example-queue ${write}`] }],
  mutation: {
    breaks: (draft) => {
      const queue = draft.node(queueType, "season-changed-queue");
      draft.set(queue, ["redrivePolicy"], undefined);
      draft.wire(queue, "redrivePolicy", []);
    },
    reports: [`season-changed-queue ${write}`],
  },
});
