import { eventSourceType, queueType } from "../../../reading/queue.ts";
import { unknown } from "../../../reading/value.ts";
import { queueBatch } from "../../../rules/compute/queue-batch.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

function mapped(props: Readonly<Record<string, unknown>>, fifoQueue?: boolean) {
  const queue = resource(queueType, { props: { fifoQueue } });
  const reports = { functionResponseTypes: ["ReportBatchItemFailures"] };
  const given = { props: { ...reports, ...props }, from: { eventSourceArn: [queue] } };
  return [queue, resource(eventSourceType, given)];
}

const at = "example-eventSourceMapping";
const lacks =
  "functionResponseTypes lacks ReportBatchItemFailures; add it, and return the ids of messages that failed";
const large = (size: number, write: string) =>
  `${at} batchSize is ${size} without a batching window; write 10 or less${write}`;
const orWindow = ", or a window of 1 second or more";

describeRule(queueBatch, {
  passes: [
    { title: "the default size", given: mapped({}) },
    { title: "a small batch", given: mapped({ batchSize: 10 }) },
    {
      title: "a large batch with a window",
      given: mapped({ batchSize: 11, maximumBatchingWindowInSeconds: 1 }),
    },
    {
      title: "a window that is not known yet",
      given: mapped({ batchSize: 11, maximumBatchingWindowInSeconds: unknown }),
    },
    { title: "a small batch of a FIFO queue", given: mapped({ batchSize: 10 }, true) },
    { title: "another source", given: [resource(eventSourceType, { props: { batchSize: 500 } })] },
  ],
  violates: [
    {
      title: "a large batch without a window",
      given: mapped({ batchSize: 11 }),
      reports: [large(11, orWindow)],
    },
    {
      title: "a large batch with no seconds",
      given: mapped({ batchSize: 100, maximumBatchingWindowInSeconds: 0 }),
      reports: [large(100, orWindow)],
    },
    {
      title: "a large batch of a FIFO queue",
      given: mapped({ batchSize: 11 }, true),
      reports: [large(11, "")],
    },
    {
      title: "a window of a FIFO queue",
      given: mapped({ maximumBatchingWindowInSeconds: 5 }, true),
      reports: [
        `${at} maximumBatchingWindowInSeconds is 5, and example-queue is a FIFO queue; leave it out`,
      ],
    },
    {
      title: "failures that are not reported",
      given: mapped({ functionResponseTypes: undefined }),
      reports: [`${at} ${lacks}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(eventSourceType, "season-changed-source"),
        ["maximumBatchingWindowInSeconds"],
        0,
      ),
    reports: [
      "season-changed-source batchSize is 100 without a batching window; write 10 or less, or a window of 1 second or more",
    ],
  },
});
