/**
 * Queues whose clock a test holds.
 *
 * @module
 */
import { randomBytes } from "node:crypto";
import type { Queue, SentMessage } from "../../../services/sqs/queue.ts";
import { createQueues } from "../../../services/sqs/queues.ts";
import { handTimer } from "../../hand-timer.ts";

/** A queue with the defaults of AWS. */
export function queueOf(name: string, over: Partial<Queue> = {}): Queue {
  const { region = "eu-west-1" } = over;
  return {
    name,
    arn: `arn:aws:sqs:${region}:000000000000:${name}`,
    url: `https://sqs.${region}.amazonaws.com/000000000000/${name}`,
    region,
    delaySeconds: 0,
    visibilityTimeoutSeconds: 30,
    messageRetentionSeconds: 345_600,
    receiveWaitTimeSeconds: 0,
    maxMessageSize: 262_144,
    ...over,
  };
}

/** A message without attributes. */
export function messageOf(body: string, over: Partial<SentMessage> = {}): SentMessage {
  return { body, attributes: {}, senderId: "me", ...over };
}

/** Queues of these declarations, with ids that count from 1. */
export function openQueues(...declared: readonly Queue[]) {
  const timer = handTimer();
  const logged: string[] = [];
  let ids = 0;
  const queues = createQueues({
    queues: () => declared,
    nowMs: timer.nowMs,
    setTimer: timer.setTimer,
    newId: () => {
      ids += 1;
      return `message-${ids}`;
    },
    randomBytes,
    log: (message) => logged.push(message),
  });
  /** The next message. */
  const receive = (queueArn: string, visibilitySeconds?: number) =>
    queues.receive(queueArn, 1, visibilitySeconds)[0];
  return { queues, receive, timer, logged, declared };
}
