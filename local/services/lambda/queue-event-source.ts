/**
 * Event source mappings of queues: a function is invoked with batches of messages.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
 * @module
 */
import type { SetTimer } from "../../timer.ts";
import { md5, systemAttributes, writeAttributes } from "../sqs/message-attributes.ts";
import type { ReceivedMessage } from "../sqs/queue.ts";
import type { Queues } from "../sqs/queues.ts";
import { chooseVersion, type LambdaTarget } from "./alias-routing.ts";
import { reasonOf } from "./async-invocations.ts";
import { invocationIds } from "./invocation-id.ts";
import type { Invoker } from "./invoker.ts";

/** A mapping from a queue to a function. */
export interface QueueMapping {
  /** Its UUID. */
  readonly id: string;
  readonly queueArn: string;
  readonly region: string;
  readonly target: LambdaTarget;
  /** Messages of one invocation, at most. */
  readonly batchSize: number;
  /** Seconds for which messages are collected. */
  readonly windowSeconds: number;
  /** Whether the function reports which messages failed. */
  readonly reportsFailures: boolean;
  /** Invocations at one time. */
  readonly maxConcurrency: number;
}

/** What mappings need of their owner. */
export interface QueueSourceDeps {
  readonly queues: Pick<Queues, "receive" | "remove" | "whenVisible">;
  readonly invoker: Pick<Invoker, "invoke">;
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
  readonly setTimer: SetTimer;
  readonly randomBytes: (size: number) => Buffer;
  /** Numbers from 0 to below 1: which version of an alias is invoked. */
  readonly random: () => number;
  /** Told of every batch that failed. */
  readonly log: (message: string) => void;
}

/** Mappings that run. */
export interface QueueSources {
  /** Runs these in place of those before; batches under way end. */
  run(mappings: readonly QueueMapping[]): void;
  /** Runs none any more. */
  close(): void;
}

/** Bytes of the bodies of one invocation, at most: the event must have less than 6 MB. */
const maxBatchBytes = 4 * 1024 * 1024;

/** There is no mapping yet. */
export function createQueueSources(deps: QueueSourceDeps): QueueSources {
  let stops: readonly (() => void)[] = [];
  const stop = () => {
    for (const each of stops) {
      each();
    }
  };
  const requestId = invocationIds(deps.randomBytes);
  return {
    run(mappings) {
      stop();
      stops = mappings.map((mapping) => poll(mapping, { ...deps, requestId }));
    },
    close: stop,
  };
}

interface PollDeps extends QueueSourceDeps {
  readonly requestId: () => string;
}

/** Reads a queue for one mapping. @returns what stops it. */
function poll(mapping: QueueMapping, deps: PollDeps): () => void {
  const { queues, nowMs } = deps;
  const { queueArn, batchSize, windowSeconds, maxConcurrency } = mapping;
  let stopped = false;
  let running = 0;
  let batch: ReceivedMessage[] = [];
  let windowEndMs = 0;
  let callOff: () => void = () => undefined;

  /** Takes what is visible. @returns whether the batch is complete. */
  function fill(): boolean {
    while (batch.length < batchSize) {
      if (sizeOf(batch) >= maxBatchBytes) {
        return true;
      }
      const [message] = queues.receive(queueArn, 1);
      if (message === undefined) {
        break;
      }
      windowEndMs = batch.length === 0 ? nowMs() + windowSeconds * 1000 : windowEndMs;
      batch.push(message);
    }
    return batch.length > 0 && (batch.length >= batchSize || nowMs() >= windowEndMs);
  }

  function step(): void {
    callOff();
    while (!stopped && running < maxConcurrency && fill()) {
      const full = batch;
      batch = [];
      running += 1;
      void invokeWith(full, mapping, deps).finally(() => {
        running -= 1;
        step();
      });
    }
    if (!stopped && running < maxConcurrency) {
      callOff = queues.whenVisible(queueArn, step, batch.length === 0 ? undefined : windowEndMs);
    }
  }

  step();
  return () => {
    stopped = true;
    callOff();
  };
}

function sizeOf(batch: readonly ReceivedMessage[]): number {
  return batch.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0);
}

/** Messages that did not succeed stay hidden until their time has passed. */
async function invokeWith(
  batch: readonly ReceivedMessage[],
  { queueArn, region, target, reportsFailures }: QueueMapping,
  { queues, invoker, requestId, random, log }: PollDeps,
): Promise<void> {
  const Records = batch.map((message) => recordOf(message, queueArn, region));
  const version = chooseVersion(target, random());
  const result = await invoker.invoke(version, { Records }, requestId());
  const what = `${queueArn.slice(queueArn.lastIndexOf(":") + 1)}: ${batch.length} ${batch.length === 1 ? "message" : "messages"} for ${version.name}`;
  if (result.kind !== "ok") {
    log(
      `SQS: ${what} failed: ${result.kind === "throttled" ? "no sandbox is free" : reasonOf(result)}`,
    );
    return;
  }
  const failed = reportsFailures ? failuresOf(result.payload, batch) : new Set<string>();
  if (failed === undefined) {
    log(`SQS: ${what} failed: batchItemFailures of its result names no message of the batch`);
    return;
  }
  if (failed.size > 0) {
    log(`SQS: ${what}: the function reports ${failed.size} as failed`);
  }
  for (const { id, receipt } of batch) {
    if (!failed.has(id)) {
      queues.remove(queueArn, receipt);
    }
  }
}

/** See `batchItemFailures` in aws/. @returns `undefined` when the whole batch failed. */
function failuresOf(
  payload: unknown,
  batch: readonly ReceivedMessage[],
): ReadonlySet<string> | undefined {
  const items = memberOf(payload, "batchItemFailures") ?? [];
  if (!Array.isArray(items)) {
    return undefined;
  }
  const named = items.map((item) =>
    batch.find(({ id }) => id === memberOf(item, "itemIdentifier")),
  );
  const failed = named.flatMap((message) => (message === undefined ? [] : [message.id]));
  return failed.length === items.length ? new Set(failed) : undefined;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#example-standard-queue-message-event */
function recordOf(message: ReceivedMessage, eventSourceARN: string, awsRegion: string): object {
  const { id, receipt, body, attributes } = message;
  const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
  return {
    messageId: id,
    receiptHandle: receipt,
    body,
    attributes: systemAttributes(message),
    messageAttributes: Object.fromEntries(
      Object.entries(writeAttributes(attributes, lowerFirst)).map(([name, members]) => [
        name,
        { ...members, stringListValues: [], binaryListValues: [] },
      ]),
    ),
    md5OfBody: md5(body),
    eventSource: "aws:sqs",
    eventSourceARN,
    awsRegion,
  };
}
