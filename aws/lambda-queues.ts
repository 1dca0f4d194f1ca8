/**
 * SQS queues as event sources of Lambda functions.
 *
 * @module
 */
import type { Fact, Page } from "./fact.ts";

/** How a queue and its function are configured. */
export const lambdaQueuePage: Page = {
  source: {
    title: "Creating and configuring an Amazon SQS event source mapping",
    url: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html",
  },
  read: "2026-11",
};

const lambdaQueueParametersPage: Page = {
  source: {
    title: "Lambda parameters for Amazon SQS event source mappings",
    url: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html",
  },
  read: "2026-11",
};

const eventSourceMappingPage: Page = {
  source: {
    title: "CreateEventSourceMapping",
    url: "https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html",
  },
  read: "2026-11",
};

const sqsErrorsPage: Page = {
  source: {
    title: "Handling errors for an SQS event source in Lambda",
    url: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html",
  },
  read: "2026-11",
};

export const visibilityFactor = {
  about:
    "Visibility timeout of a queue divided by the timeout of its function, at least, as AWS recommends",
  value: 6,
  ...lambdaQueuePage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const visibilityBelowTimeout: Fact<string> = {
  about:
    "An event source mapping of a function whose timeout exceeds the visibility timeout of the queue",
  value: "Lambda refuses it.",
  ...lambdaQueuePage,
  certainty: "documented",
};

export const batchSizeRange = {
  about: "Messages of a standard queue in a batch",
  value: { min: 1, max: 10_000 },
  ...lambdaQueueParametersPage,
  certainty: "documented",
} as const satisfies Fact<object>;

export const fifoMaxBatchSize = {
  about: "Messages of a FIFO queue in a batch, at most; a FIFO queue has no batching window",
  value: 10,
  ...lambdaQueueParametersPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const batchingWindowRange = {
  about: "Seconds for which Lambda collects messages for one invocation",
  value: { min: 0, max: 300 },
  ...eventSourceMappingPage,
  certainty: "documented",
} as const satisfies Fact<object>;

export const maxBatchWithoutWindow = {
  about: "Messages of a batch without a batching window, at most",
  value: 10,
  ...eventSourceMappingPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const minMaximumConcurrency = {
  about: "Concurrent invocations to which an event source mapping can be limited, at least",
  value: 2,
  ...lambdaQueuePage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const defaultBatchSize = {
  about: "Messages of a batch where the mapping sets no number, at most",
  value: 10,
  ...lambdaQueueParametersPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const queueReaderActions = {
  about: "Actions on the queue that the role of a function must be allowed",
  value: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
  ...lambdaQueuePage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

export const batchItemFailures: Fact<string> = {
  about: "Results of a function with ReportBatchItemFailures",
  value:
    "No result, none of its member batchItemFailures, or an empty list is a success; an item without itemIdentifier, with an empty one, or with one that is no message of the batch makes the whole batch fail.",
  ...sqsErrorsPage,
  certainty: "documented",
};
