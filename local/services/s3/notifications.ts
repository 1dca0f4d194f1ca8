/**
 * Event notifications: a bucket invokes functions, or sends messages, for what happens to its objects.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html
 * @module
 */
import { eventVersion } from "../../../aws/s3-notifications.ts";
import type { LambdaTarget } from "../lambda/alias-routing.ts";
import type { AsyncInvocations } from "../lambda/async-invocations.ts";
import type { SentMessage } from "../sqs/queue.ts";
import type { ObjectEvent } from "./disk/event-watch.ts";
import { ownerId } from "./operations/owner.ts";
import { resourceArn } from "./wire/address.ts";
import { encodeStrictly } from "./wire/percent-encoding.ts";

/** A notification that a bucket is configured with. */
export interface Notification {
  /** Like `site-1`. */
  readonly id: string;
  /** Name of the bucket. */
  readonly bucket: string;
  readonly region: string;
  /** Like `s3:ObjectCreated:*`. */
  readonly events: readonly string[];
  /** What keys must start with; empty for every key. */
  readonly prefix: string;
  /** What keys must end with; empty for every key. */
  readonly suffix: string;
  readonly target: LambdaTarget | QueueTarget;
}

/** A queue that is sent a message. */
export interface QueueTarget {
  readonly queueArn: string;
}

/** What notifying needs of its owner. */
export interface NotifierDeps {
  readonly notifications: () => readonly Notification[];
  readonly invocations: Pick<AsyncInvocations, "send">;
  readonly queues: { readonly send: (queueArn: string, message: SentMessage) => unknown };
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
  readonly randomBytes: (size: number) => Buffer;
}

/** Invokes the functions of an event's notifications. What it returns never throws. */
export function createNotifier(deps: NotifierDeps): (event: ObjectEvent) => void {
  let sequence = 0;
  return (event) => {
    sequence += 1;
    for (const notification of deps.notifications()) {
      if (isAbout(notification, event)) {
        const record = recordOf(notification, event, sequence, deps);
        const title = `S3: ${event.name} of ${JSON.stringify(`${event.bucket}/${event.key}`)}`;
        deliver(notification.target, { Records: [record] }, title, deps);
      }
    }
  };
}

function deliver(
  target: Notification["target"],
  event: object,
  title: string,
  { invocations, queues }: NotifierDeps,
): void {
  if ("queueArn" in target) {
    queues.send(target.queueArn, messageOf(event));
  } else {
    invocations.send(target, event, title);
  }
}

function messageOf(event: object): SentMessage {
  return { body: JSON.stringify(event), attributes: {}, senderId: "s3.amazonaws.com" };
}

/**
 * The message by which S3 tests each queue that a bucket is configured with.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/how-to-enable-disable-notification-intro.html
 */
export function sendTestEvent(
  { bucket, target }: Notification,
  { queues, nowMs, randomBytes }: NotifierDeps,
): void {
  if ("queueArn" in target) {
    const event = {
      Service: "Amazon S3",
      Event: "s3:TestEvent",
      Time: new Date(nowMs()).toISOString(),
      Bucket: bucket,
      RequestId: randomBytes(8).toString("hex").toUpperCase(),
      HostId: randomBytes(48).toString("base64"),
    };
    queues.send(target.queueArn, messageOf(event));
  }
}

/** Whether a notification is for an event. */
export function isAbout(
  { bucket, events, prefix, suffix }: Notification,
  event: Pick<ObjectEvent, "bucket" | "key" | "name">,
): boolean {
  const name = `s3:${event.name}`;
  return (
    bucket === event.bucket &&
    event.key.startsWith(prefix) &&
    event.key.endsWith(suffix) &&
    events.some((each) => each === name || each === name.replace(/[^:]+$/, "*"))
  );
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html */
function recordOf(
  { id, region }: Notification,
  { name, bucket, key, version }: ObjectEvent,
  sequence: number,
  { nowMs, randomBytes }: NotifierDeps,
) {
  const content =
    version.kind === "object" && name.startsWith("ObjectCreated:")
      ? { size: version.sizeBytes, eTag: version.etag }
      : {};
  return {
    eventVersion: eventVersion.value,
    eventSource: "aws:s3",
    awsRegion: region,
    eventTime: new Date(nowMs()).toISOString(),
    eventName: name,
    userIdentity: { principalId: ownerId },
    requestParameters: { sourceIPAddress: "127.0.0.1" },
    responseElements: {
      "x-amz-request-id": randomBytes(8).toString("hex").toUpperCase(),
      "x-amz-id-2": randomBytes(48).toString("base64"),
    },
    s3: {
      s3SchemaVersion: "1.0",
      configurationId: id,
      bucket: { name: bucket, ownerIdentity: { principalId: ownerId }, arn: resourceArn(bucket) },
      object: {
        // See `eventKey` in aws/.
        key: key.split("/").map(encodeStrictly).join("/").replaceAll("%20", "+"),
        ...content,
        ...(version.versionId === "null" ? {} : { versionId: version.versionId }),
        sequencer: sequence.toString(16).toUpperCase().padStart(18, "0"),
      },
    },
  };
}
