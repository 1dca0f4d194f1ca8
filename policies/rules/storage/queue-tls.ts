import { checkEach, report } from "../../property-check.ts";
import { plainHttpProblem } from "../../reading/plain-http.ts";
import { queueType } from "../../reading/queue.ts";
import { stackRule } from "../../rule.ts";

const holder = { policyType: "aws:sqs/queuePolicy:QueuePolicy", input: "queueUrl" };

export const queueTls = stackRule({
  name: "queue-tls",
  statement: "Queues deny plain HTTP.",
  why: "SQS accepts plain HTTP too: messages can then be read and changed in transit.",
  url: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
  severity: "low",
  evaluate: (stack) =>
    checkEach(stack.ofType(queueType), (on) => {
      const problem = plainHttpProblem(stack, on, holder);
      return (
        problem !== undefined &&
        report(
          on,
          "",
          problem,
          'declare a QueuePolicy that denies sqs:* to everyone where aws:SecureTransport is "false"',
        )
      );
    }),
});
