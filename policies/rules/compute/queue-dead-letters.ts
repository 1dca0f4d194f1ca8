import { queueAttributesPage } from "../../../aws/sqs.ts";
import { checkEach, report } from "../../property-check.ts";
import { queueFunctions } from "../../reading/queue.ts";
import { isPresent } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const queueDeadLetters = stackRule({
  name: "queue-dead-letters",
  statement: "A queue that invokes a function has a dead-letter queue.",
  why: "A message that fails is delivered again until it is too old, and is then lost without a trace.",
  url: queueAttributesPage.source.url,
  severity: "medium",
  evaluate: (stack) =>
    checkEach(
      new Set(queueFunctions(stack).map(({ queue }) => queue)),
      (queue) =>
        !isPresent(queue.props["redrivePolicy"]) &&
        stack.pointingAt(queue, "aws:sqs/redrivePolicy:RedrivePolicy", "queueUrl").length === 0 &&
        report(
          queue,
          "redrivePolicy",
          "is nothing",
          "write the ARN of another queue as deadLetterTargetArn, and maxReceiveCount",
        ),
    ),
});
