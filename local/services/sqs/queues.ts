/**
 * The queues of a stack: messages in memory, and who waits for them.
 *
 * @module
 */
import type { SetTimer } from "../../timer.ts";
import type { Message, Queue, ReceivedMessage, SentMessage } from "./queue.ts";
import { type QueueCounts, QueueMessages } from "./queue-messages.ts";

/** Messages of one queue that are kept; what would be one more is refused. */
export const maxMessages = 10_000;

/** What the queues need of their owner. */
export interface QueuesDeps {
  /** Those that are declared now. */
  readonly queues: () => readonly Queue[];
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
  readonly setTimer: SetTimer;
  /** For message ids. */
  readonly newId: () => string;
  readonly randomBytes: (size: number) => Buffer;
  /** Told of messages that go to a dead-letter queue, or are dropped. */
  readonly log: (message: string) => void;
}

/** Queues by ARN. A queue that is not declared has no messages. */
export interface Queues {
  /** @returns `undefined` when the queue takes no more. */
  send(queueArn: string, message: SentMessage): Message | undefined;
  /**
   * The next visible messages, each once.
   *
   * @param visibilitySeconds How long they are hidden. @default that of the queue
   */
  receive(queueArn: string, max: number, visibilitySeconds?: number): readonly ReceivedMessage[];
  /** Removes a message that was received. */
  remove(queueArn: string, receipt: string): void;
  /** Changes how long a message is hidden. @returns false when it is not in flight. */
  hide(queueArn: string, receipt: string, seconds: number): boolean;
  purge(queueArn: string): void;
  counts(queueArn: string): QueueCounts;
  /**
   * Calls back once: when a message may be visible, or at a time.
   *
   * @param untilMs Milliseconds since the epoch. @default no such time
   * @returns what calls it off.
   */
  whenVisible(queueArn: string, callback: () => void, untilMs?: number): () => void;
  /** Calls everybody who waits, who will find nothing. */
  close(): void;
}

interface Waiter {
  readonly wake: () => void;
}

/** There is no message yet. */
export function createQueues(deps: QueuesDeps): Queues {
  const { nowMs, setTimer, newId, randomBytes, log } = deps;
  const kept = new Map<string, QueueMessages>();
  const waiters = new Map<string, Set<Waiter>>();
  let closed = false;

  const find = (queueArn: string) => deps.queues().find(({ arn }) => arn === queueArn);

  function messagesOf(queueArn: string): QueueMessages {
    const messages = kept.get(queueArn) ?? new QueueMessages();
    kept.set(queueArn, messages);
    return messages;
  }

  function wake(queueArn: string): void {
    // Who is woken may wait again.
    for (const waiter of [...(waiters.get(queueArn) ?? [])]) {
      waiter.wake();
    }
  }

  function add(queue: Queue, message: Message, delaySeconds: number): boolean {
    const messages = messagesOf(queue.arn);
    if (messages.size >= maxMessages) {
      log(`SQS: ${queue.name} takes no more than ${maxMessages} messages: one is dropped`);
      return false;
    }
    messages.add(message, nowMs() + delaySeconds * 1000);
    wake(queue.arn);
    return true;
  }

  /** See `deadLetters` in aws/. */
  function moveDead(queue: Queue, messages: QueueMessages): void {
    const { redrive } = queue;
    const target = redrive && find(redrive.queueArn);
    if (redrive === undefined || target === undefined) {
      return;
    }
    for (;;) {
      const dead = messages.takeReceived(nowMs(), redrive.maxReceiveCount);
      if (dead === undefined) {
        return;
      }
      const times = `${redrive.maxReceiveCount} ${redrive.maxReceiveCount === 1 ? "time" : "times"}`;
      log(`SQS: a message of ${queue.name} was received ${times}: it moves to ${target.name}`);
      add(target, { ...dead, deadLetterSource: queue.arn }, 0);
    }
  }

  return {
    send(queueArn, { delaySeconds, ...message }) {
      const queue = find(queueArn);
      if (queue === undefined || closed) {
        return undefined;
      }
      messagesOf(queueArn).expire(nowMs() - queue.messageRetentionSeconds * 1000);
      const sent = { ...message, id: newId(), sentMs: nowMs() };
      return add(queue, sent, delaySeconds ?? queue.delaySeconds) ? sent : undefined;
    },
    receive(queueArn, max, visibilitySeconds) {
      const queue = find(queueArn);
      if (queue === undefined || closed) {
        return [];
      }
      const messages = messagesOf(queueArn);
      const now = nowMs();
      messages.expire(now - queue.messageRetentionSeconds * 1000);
      moveDead(queue, messages);
      const hiddenUntilMs = now + (visibilitySeconds ?? queue.visibilityTimeoutSeconds) * 1000;
      return messages.receive(now, max, hiddenUntilMs, () => randomBytes(48).toString("base64"));
    },
    remove: (queueArn, receipt) => messagesOf(queueArn).remove(receipt),
    hide(queueArn, receipt, seconds) {
      const hidden = messagesOf(queueArn).hide(receipt, nowMs(), nowMs() + seconds * 1000);
      if (hidden) {
        // Whoever waits has a timer for another time.
        wake(queueArn);
      }
      return hidden;
    },
    purge: (queueArn) => messagesOf(queueArn).clear(),
    counts: (queueArn) => messagesOf(queueArn).counts(nowMs()),
    whenVisible(queueArn, callback, untilMs) {
      const times = [messagesOf(queueArn).nextVisibleMs(nowMs()), untilMs];
      const nextMs = times.reduce((a, b) =>
        a === undefined || (b !== undefined && b < a) ? b : a,
      );
      const of = waiters.get(queueArn) ?? new Set();
      waiters.set(queueArn, of);
      const waiter: Waiter = {
        wake() {
          callOff();
          callback();
        },
      };
      const stopTimer =
        nextMs === undefined ? undefined : setTimer(waiter.wake, Math.max(0, nextMs - nowMs()));
      const callOff = () => {
        of.delete(waiter);
        stopTimer?.();
      };
      of.add(waiter);
      return callOff;
    },
    close() {
      closed = true;
      for (const queueArn of waiters.keys()) {
        wake(queueArn);
      }
    },
  };
}
