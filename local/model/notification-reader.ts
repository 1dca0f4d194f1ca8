/**
 * Event notifications of buckets.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html
 * @module
 */
import { objectEvents, otherBucketEvents } from "../../aws/s3-notifications.ts";
import type { Graph } from "../program/graph.ts";
import type { LambdaTarget } from "../services/lambda/alias-routing.ts";
import { type FunctionPolicies, isUseAllowed } from "../services/lambda/function-policy.ts";
import type { Notification } from "../services/s3/notifications.ts";
import type { Queue } from "../services/sqs/queue.ts";
import type { Access } from "./access.ts";
import type { Findings } from "./findings.ts";
import { Reader } from "./property-reader.ts";
import type { Bucket } from "./stack-model.ts";

/** What notifications name. */
export interface NotificationTargets {
  readonly buckets: readonly Bucket[];
  /** By ARN. */
  readonly targets: ReadonlyMap<string, LambdaTarget>;
  readonly functionPolicies: FunctionPolicies;
  readonly queues: readonly Queue[];
  readonly access: Pick<Access, "allows">;
}

/** Reads every `aws:s3/bucketNotification:BucketNotification`. */
export function readNotifications(
  graph: Graph,
  known: NotificationTargets,
  findings: Findings,
): readonly Notification[] {
  const nodes = graph.nodes.filter(
    ({ type, external }) => type === "aws:s3/bucketNotification:BucketNotification" && !external,
  );
  const names = nodes.map(({ inputs }) => inputs["bucket"]);
  return nodes.flatMap((node, index) => {
    const reader = Reader.inputs(node, findings);
    const bucket = known.buckets.find(({ name }) => name === reader.text("bucket"));
    if (bucket === undefined) {
      reader.foreign("bucket", "must be a bucket of this program");
      return [];
    }
    if (names.indexOf(bucket.name) < index) {
      reader.refuse("bucket", "must have one BucketNotification, which has all its notifications");
    }
    const notifications = reader
      .objects("lambdaFunctions")
      .flatMap((each, at) => readFunction(each, `${node.name}-${at}`, bucket, known))
      .concat(
        reader
          .objects("queues")
          .flatMap((each, at) => readQueue(each, `${node.name}-queue-${at}`, bucket, known)),
      );
    refuseOverlaps(reader, notifications);
    return notifications;
  });
}

function readFunction(
  reader: Reader,
  id: string,
  bucket: Bucket,
  { targets, functionPolicies }: NotificationTargets,
): readonly Notification[] {
  const functionArn = reader.text("lambdaFunctionArn");
  const target = targets.get(functionArn);
  if (target === undefined) {
    reader.foreign("lambdaFunctionArn", "must be a function of this program");
    return [];
  }
  const sourceArn = bucket.arn;
  const principal = { kind: "service", service: "s3.amazonaws.com", sourceArn } as const;
  if (
    !isUseAllowed(functionPolicies, { functionArn, principal, action: "lambda:InvokeFunction" })
  ) {
    reader.refuse(
      "lambdaFunctionArn",
      "must be a function with a Permission by which s3.amazonaws.com may invoke it for this bucket",
    );
  }
  return [notificationTo(target, reader, id, bucket)];
}

function readQueue(
  reader: Reader,
  id: string,
  bucket: Bucket,
  { queues, access }: NotificationTargets,
): readonly Notification[] {
  const queueArn = reader.text("queueArn");
  const queue = queues.find(({ arn }) => arn === queueArn);
  if (queue === undefined) {
    reader.foreign("queueArn", "must be a queue of this program");
    return [];
  }
  const service = "s3.amazonaws.com";
  const principal = { kind: "service", service, sourceArn: bucket.arn } as const;
  if (!access.allows(principal, "sqs:SendMessage", queueArn, {})) {
    reader.refuse(
      "queueArn",
      `must be a queue with a policy by which ${service} may send messages for this bucket`,
    );
  }
  if (queue.name.endsWith(".fifo") || queue.region !== bucket.region) {
    reader.refuse("queueArn", "must be a standard queue in the Region of the bucket");
  }
  return [notificationTo({ queueArn }, reader, id, bucket)];
}

function notificationTo(
  target: Notification["target"],
  reader: Reader,
  id: string,
  bucket: Bucket,
): Notification {
  return {
    id: reader.text("id", id),
    bucket: bucket.name,
    region: bucket.region,
    events: readEvents(reader),
    prefix: reader.text("filterPrefix", ""),
    suffix: reader.text("filterSuffix", ""),
    target,
  };
}

function readEvents(reader: Reader): readonly string[] {
  const events = reader.texts("events");
  const known: readonly string[] = objectEvents.value;
  for (const event of events.filter((each) => !known.includes(each))) {
    if (otherBucketEvents.value.some((start) => event.startsWith(start))) {
      reader.listProperty("events", `${event} does not occur here`);
    } else {
      reader.refuse("events", `must be of ${known.join(", ")}`);
    }
  }
  return events;
}

/** See `overlappingFilters` in aws/. */
function refuseOverlaps(reader: Reader, notifications: readonly Notification[]): void {
  const overlap = notifications.some((one, index) =>
    notifications.slice(index + 1).some((other) => overlaps(one, other)),
  );
  if (overlap) {
    reader.refuse(
      reader.has("lambdaFunctions") ? "lambdaFunctions" : "queues",
      "must not have two notifications of one event type whose prefixes and suffixes overlap",
    );
  }
}

function overlaps(one: Notification, other: Notification): boolean {
  const isPart = (whole: string, part: string, method: "startsWith" | "endsWith") =>
    whole[method](part) || part[method](whole);
  return (
    one.events.some((event) => other.events.some((each) => sharesEvents(event, each))) &&
    isPart(one.prefix, other.prefix, "startsWith") &&
    isPart(one.suffix, other.suffix, "endsWith")
  );
}

function sharesEvents(one: string, other: string): boolean {
  const stem = (event: string) => event.replace(/[^:]+$/, "*");
  return one === other || one === stem(other) || other === stem(one);
}
