/**
 * Quotas of SQS.
 *
 * @module
 */
import type { Fact, Page } from "./fact.ts";

/** The attributes of a queue. */
export const queueAttributesPage: Page = {
  source: {
    title: "SetQueueAttributes",
    url: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html",
  },
  read: "2026-11",
};

const queueQuotasPage: Page = {
  source: {
    title: "Configuring a dead-letter queue",
    url: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
  },
  read: "2026-11",
};

export const messageRetentionRange = {
  about: "Seconds for which a queue keeps a message",
  value: { min: 60, max: 1_209_600 },
  ...queueAttributesPage,
  certainty: "documented",
} as const satisfies Fact<object>;

export const visibilityTimeoutRange = {
  about: "Seconds for which a received message is hidden from others",
  value: { min: 0, max: 43_200 },
  ...queueAttributesPage,
  certainty: "documented",
} as const satisfies Fact<object>;

export const maxReceiveCountRange = {
  about: "Receipts of a message before it goes to the dead-letter queue",
  value: { min: 1, max: 1000 },
  ...queueQuotasPage,
  certainty: "documented",
} as const satisfies Fact<object>;
