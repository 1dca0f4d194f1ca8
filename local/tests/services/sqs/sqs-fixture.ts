/**
 * The API of SQS over queues whose clock a test holds.
 *
 * @module
 */
import type { Queue } from "../../../services/sqs/queue.ts";
import { createSqs } from "../../../services/sqs/sqs-api.ts";
import { askService } from "../aws-api/ask-service.ts";
import { openQueues, queueOf } from "./queue-fixture.ts";

/** The API with these queues. @param isAllowed What policies say. */
export function openSqs(declared: readonly Queue[] = [queueOf("jobs")], isAllowed?: () => boolean) {
  const opened = openQueues(...declared);
  const service = createSqs({
    declared: () => declared,
    queues: opened.queues,
    awsUrl: () => "http://127.0.0.1:8081",
    nowMs: opened.timer.nowMs,
    createdMs: 1_999,
  });
  return { ...opened, ...askService("sqs", "AmazonSQS", service, isAllowed) };
}
