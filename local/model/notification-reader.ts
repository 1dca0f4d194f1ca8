/**
 * Event notifications of buckets.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html
 * @module
 */
import { objectEvents, otherBucketEvents } from "../../aws/s3-notifications.ts";
import type { Graph, GraphNode } from "../program/graph.ts";
import type { LambdaTarget } from "../services/lambda/alias-routing.ts";
import { type FunctionPolicies, isUseAllowed } from "../services/lambda/function-policy.ts";
import type { Notification } from "../services/s3/notifications.ts";
import type { Findings } from "./findings.ts";
import { Reader } from "./property-reader.ts";
import type { Bucket } from "./stack-model.ts";

/** What notifications name. */
export interface NotificationTargets {
  readonly buckets: readonly Bucket[];
  /** By ARN. */
  readonly targets: ReadonlyMap<string, LambdaTarget>;
  readonly functionPolicies: FunctionPolicies;
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
      .flatMap((each, at) => readNotification(node, each, at, bucket, known));
    refuseOverlaps(reader, notifications);
    return notifications;
  });
}

function readNotification(
  node: GraphNode,
  reader: Reader,
  index: number,
  bucket: Bucket,
  { targets, functionPolicies }: NotificationTargets,
): readonly Notification[] {
  const functionArn = reader.text("lambdaFunctionArn");
  const events = readEvents(reader);
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
  return [
    {
      id: reader.text("id", `${node.name}-${index}`),
      bucket: bucket.name,
      region: bucket.region,
      events,
      prefix: reader.text("filterPrefix", ""),
      suffix: reader.text("filterSuffix", ""),
      target,
    },
  ];
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
      "lambdaFunctions",
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
