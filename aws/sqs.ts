/**
 * Amazon SQS: queues and their messages.
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

const deadLetterPage: Page = {
  source: {
    title: "Configuring a dead-letter queue",
    url: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
  },
  read: "2026-11",
};

const messageQuotasPage: Page = {
  source: {
    title: "Amazon SQS message quotas",
    url: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html",
  },
  read: "2026-11",
};

const attributeDigestPage: Page = {
  source: {
    title: "Calculating the MD5 message digest for message attributes",
    url: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html",
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
  ...deadLetterPage,
  certainty: "documented",
} as const satisfies Fact<object>;

export const queueAttributeRanges = {
  about: "Ranges of other attributes of a queue; times in seconds, the size of a message in bytes",
  value: {
    delaySeconds: { min: 0, max: 900 },
    maxMessageSize: { min: 1_024, max: 1_048_576 },
    receiveWaitTimeSeconds: { min: 0, max: 20 },
  },
  ...queueAttributesPage,
  certainty: "documented",
} as const satisfies Fact<object>;

export const queueDefaults = {
  about: "Attributes of a queue that the program does not set",
  value: {
    delaySeconds: 0,
    maxMessageSize: 262_144,
    messageRetentionSeconds: 345_600,
    receiveWaitTimeSeconds: 0,
    visibilityTimeoutSeconds: 30,
  },
  source: {
    title: "CreateQueue",
    url: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html",
  },
  read: "2026-11",
  certainty: "documented",
  note: "The size is what the Pulumi provider sets; without it AWS takes 1 MiB.",
} as const satisfies Fact<object>;

export const messageQuotas = {
  about: "Attributes of a message, messages of a batch, and characters of the id of one, at most",
  value: { attributes: 10, batch: 10, idLength: 80 },
  ...messageQuotasPage,
  certainty: "documented",
} as const satisfies Fact<object>;

export const maxBatchBytes = {
  about: "Bytes of all messages of a batch, at most",
  value: 1_048_576,
  ...messageQuotasPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const deadLetters: Fact<string> = {
  about: "When a message moves to the dead-letter queue",
  value:
    "When it would be received more often than maxReceiveCount; it keeps its id and the time at which it was sent.",
  ...deadLetterPage,
  certainty: "documented",
};

export const attributeDigest: Fact<string> = {
  about: "MD5 of the attributes of a message",
  value:
    "Of name, data type, one byte for text or binary, and value of each, in the order of the names, each part with its length in four bytes before it.",
  ...attributeDigestPage,
  certainty: "documented",
};
