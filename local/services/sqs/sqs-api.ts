/**
 * The API of SQS, in its JSON protocol.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html
 * @module
 */
import { queueAttributeRanges, visibilityTimeoutRange } from "../../../aws/sqs.ts";
import type { ApiCall, ApiService } from "../aws-api/api-message.ts";
import { inRegion } from "../aws-api/in-region.ts";
import type { JsonInput } from "../aws-api/json-input.ts";
import { jsonService } from "../aws-api/json-protocol.ts";
import {
  attributesMd5,
  chooseAttributes,
  md5,
  systemAttributes,
  writeAttributes,
} from "./message-attributes.ts";
import type { Message, Queue, ReceivedMessage } from "./queue.ts";
import type { Queues } from "./queues.ts";
import { answerBatch, checkBatchSize, readBatch } from "./sqs-batch.ts";
import { queryCode, SqsError } from "./sqs-error.ts";
import { readMessage } from "./sqs-message.ts";

/** What the API needs of its owner. */
export interface SqsDeps {
  readonly declared: () => readonly Queue[];
  readonly queues: Queues;
  /** The address of this machine at which the API is found. */
  readonly awsUrl: () => string;
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
  /** When the queues were made, in milliseconds since the epoch. */
  readonly createdMs: number;
}

const visibility = visibilityTimeoutRange.value;
const waiting = queueAttributeRanges.value.receiveWaitTimeSeconds;

/** SQS. */
export function createSqs(deps: SqsDeps): ApiService {
  const { declared, queues, awsUrl } = deps;

  /** @throws {ApiError} `QueueDoesNotExist` */
  function find(input: JsonInput, call: ApiCall, action: string): Queue {
    const url = input.text("QueueUrl");
    const name = url.slice(url.lastIndexOf("/") + 1);
    const all = inRegion(declared(), call);
    const found =
      all.find((queue) => queue.url === url) ?? all.find((queue) => queue.name === name);
    return allowed(found, name, call, action);
  }

  function allowed(found: Queue | undefined, name: string, call: ApiCall, action: string): Queue {
    const { region, account } = call;
    call.demand(`sqs:${action}`, found?.arn ?? `arn:aws:sqs:${region}:${account}:${name}`);
    if (found === undefined) {
      throw new SqsError("QueueDoesNotExist", "The specified queue does not exist.");
    }
    return found;
  }

  const urlOf = (queue: Queue, { account }: ApiCall) => `${awsUrl()}/${account}/${queue.name}`;

  function send(queue: Queue, input: JsonInput): object {
    const sent = queues.send(queue.arn, readMessage(queue, input));
    if (sent === undefined) {
      throw new SqsError("RequestThrottled", "The queue takes no more messages.");
    }
    return sentAnswer(sent);
  }

  function hide(queue: Queue, input: JsonInput): object {
    const seconds = input.optionalInteger("VisibilityTimeout", visibility.min, visibility.max);
    if (seconds === undefined) {
      throw input.refusal("VisibilityTimeout", "is required");
    }
    if (!queues.hide(queue.arn, input.text("ReceiptHandle"), seconds)) {
      throw new SqsError("MessageNotInflight", "The specified message isn't in flight.");
    }
    return {};
  }

  return jsonService(
    "AmazonSQS",
    {
      contentType: "application/x-amz-json-1.0",
      statuses: false,
      errorHeaders: (error) => ({ "x-amzn-query-error": `${queryCode(error.code)};Sender` }),
    },
    {
      SendMessage: (input, call) => send(find(input, call, "SendMessage"), input),
      SendMessageBatch(input, call) {
        const queue = find(input, call, "SendMessage");
        const entries = readBatch(input);
        checkBatchSize(entries);
        return answerBatch(entries, (entry) => send(queue, entry));
      },
      ReceiveMessage(input, call) {
        const queue = find(input, call, "ReceiveMessage");
        return receive(queue, input, deps);
      },
      DeleteMessage(input, call) {
        const queue = find(input, call, "DeleteMessage");
        queues.remove(queue.arn, input.text("ReceiptHandle"));
        return {};
      },
      DeleteMessageBatch(input, call) {
        const queue = find(input, call, "DeleteMessage");
        return answerBatch(readBatch(input), (entry) => {
          queues.remove(queue.arn, entry.text("ReceiptHandle"));
          return {};
        });
      },
      ChangeMessageVisibility: (input, call) =>
        hide(find(input, call, "ChangeMessageVisibility"), input),
      ChangeMessageVisibilityBatch(input, call) {
        const queue = find(input, call, "ChangeMessageVisibility");
        return answerBatch(readBatch(input), (entry) => hide(queue, entry));
      },
      GetQueueUrl(input, call) {
        const name = input.text("QueueName");
        const found = inRegion(declared(), call).find((queue) => queue.name === name);
        return { QueueUrl: urlOf(allowed(found, name, call, "GetQueueUrl"), call) };
      },
      GetQueueAttributes(input, call) {
        const queue = find(input, call, "GetQueueAttributes");
        return { Attributes: attributesOf(queue, input.texts("AttributeNames"), deps) };
      },
      ListQueues(input, call) {
        const { region, account } = call;
        call.demand("sqs:ListQueues", `arn:aws:sqs:${region}:${account}:`);
        const prefix = input.optionalText("QueueNamePrefix") ?? "";
        const found = inRegion(declared(), call).filter(({ name }) => name.startsWith(prefix));
        return { QueueUrls: found.map((queue) => urlOf(queue, call)) };
      },
      PurgeQueue(input, call) {
        queues.purge(find(input, call, "PurgeQueue").arn);
        return {};
      },
    },
  );
}

function sentAnswer({ id, body, attributes }: Message): object {
  const digest = attributesMd5(attributes);
  return {
    MessageId: id,
    MD5OfMessageBody: md5(body),
    ...(digest === undefined ? {} : { MD5OfMessageAttributes: digest }),
  };
}

/** Waits for the first message, and takes what is there with it. */
async function receive(
  queue: Queue,
  input: JsonInput,
  { queues, nowMs }: SqsDeps,
): Promise<object> {
  const max = input.optionalInteger("MaxNumberOfMessages", 1, 10) ?? 1;
  const hidden = input.optionalInteger("VisibilityTimeout", visibility.min, visibility.max);
  const wait = input.optionalInteger("WaitTimeSeconds", waiting.min, waiting.max);
  const system = [...input.texts("AttributeNames"), ...input.texts("MessageSystemAttributeNames")];
  const wanted = input.texts("MessageAttributeNames");
  const untilMs = nowMs() + (wait ?? queue.receiveWaitTimeSeconds) * 1000;
  let received = queues.receive(queue.arn, max, hidden);
  while (received.length === 0 && nowMs() < untilMs) {
    const woken = Promise.withResolvers<void>();
    queues.whenVisible(queue.arn, woken.resolve, untilMs);
    await woken.promise;
    received = queues.receive(queue.arn, max, hidden);
  }
  return received.length === 0
    ? {}
    : { Messages: received.map((message) => receivedAnswer(message, system, wanted)) };
}

function receivedAnswer(
  message: ReceivedMessage,
  system: readonly string[],
  wanted: readonly string[],
): object {
  const attributes = chooseAttributes(message.attributes, wanted);
  const digest = attributesMd5(attributes);
  const shown = Object.entries(systemAttributes(message)).filter(
    ([name]) => system.includes("All") || system.includes(name),
  );
  return {
    MessageId: message.id,
    ReceiptHandle: message.receipt,
    MD5OfBody: md5(message.body),
    Body: message.body,
    ...(shown.length === 0 ? {} : { Attributes: Object.fromEntries(shown) }),
    ...(digest === undefined
      ? {}
      : {
          MD5OfMessageAttributes: digest,
          MessageAttributes: writeAttributes(attributes, (name) => name),
        }),
  };
}

function attributesOf(
  queue: Queue,
  wanted: readonly string[],
  { queues, createdMs }: SqsDeps,
): Readonly<Record<string, string>> {
  const { visible, inFlight, delayed } = queues.counts(queue.arn);
  const seconds = String(Math.floor(createdMs / 1000));
  const { redrive } = queue;
  const all: Readonly<Record<string, string>> = {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    CreatedTimestamp: seconds,
    LastModifiedTimestamp: seconds,
    VisibilityTimeout: String(queue.visibilityTimeoutSeconds),
    MaximumMessageSize: String(queue.maxMessageSize),
    MessageRetentionPeriod: String(queue.messageRetentionSeconds),
    DelaySeconds: String(queue.delaySeconds),
    ReceiveMessageWaitTimeSeconds: String(queue.receiveWaitTimeSeconds),
    ...(redrive && {
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: redrive.queueArn,
        maxReceiveCount: redrive.maxReceiveCount,
      }),
    }),
  };
  return wanted.includes("All")
    ? all
    : Object.fromEntries(Object.entries(all).filter(([name]) => wanted.includes(name)));
}
