import {
  fifoMaxBatchSize,
  lambdaQueuePage,
  maxBatchWithoutWindow,
} from "../../../aws/lambda-queues.ts";
import { checkEach, report } from "../../property-check.ts";
import { eventSourceType, queueType } from "../../reading/queue.ts";
import type { StackResource } from "../../reading/resource.ts";
import { sources } from "../../reading/stack.ts";
import { hasUnknown, number, texts, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const queueBatch = stackRule({
  name: "queue-batch",
  statement: "Batches of a queue have a window where they are large, and report what failed.",
  why: "Lambda refuses a large batch without a window; and one message that fails brings back all others of its batch.",
  url: lambdaQueuePage.source.url,
  severity: "medium",
  evaluate: (stack) =>
    checkEach(
      stack
        .ofType(eventSourceType)
        .filter((each) => sources(each, "eventSourceArn", queueType).length > 0),
      windowProblem,
      (mapping) => {
        const types = mapping.props["functionResponseTypes"];
        const reports = hasUnknown(types) || texts(types).includes("ReportBatchItemFailures");
        return (
          !reports &&
          report(
            mapping,
            "functionResponseTypes",
            "lacks ReportBatchItemFailures",
            "add it, and return the ids of messages that failed",
          )
        );
      },
    ),
});

/** A FIFO queue has no window. */
function windowProblem(mapping: StackResource) {
  const [queue] = sources(mapping, "eventSourceArn", queueType);
  const window = mapping.props["maximumBatchingWindowInSeconds"];
  const size = number(mapping.props["batchSize"]) ?? 0;
  const isFifo = queue?.props["fifoQueue"] === true;
  if (isFifo && (number(window) ?? 0) > 0) {
    return report(
      mapping,
      "maximumBatchingWindowInSeconds",
      `is ${number(window)}, and ${queue?.name} is a FIFO queue`,
      "leave it out",
    );
  }
  const most = isFifo ? fifoMaxBatchSize.value : maxBatchWithoutWindow.value;
  return (
    window !== unknown &&
    (isFifo || (number(window) ?? 0) === 0) &&
    size > most &&
    report(
      mapping,
      "batchSize",
      `is ${size} without a batching window`,
      isFifo ? `write ${most} or less` : `write ${most} or less, or a window of 1 second or more`,
    )
  );
}
