/**
 * Events of a bucket's objects, collected in a queue and handled by a function.
 *
 * @module
 */
import { EventSourceMapping } from "@pulumi/aws/lambda/eventSourceMapping.js";
import { BucketNotification } from "@pulumi/aws/s3/bucketNotification.js";
import { Queue } from "@pulumi/aws/sqs/queue.js";
import { QueuePolicy } from "@pulumi/aws/sqs/queuePolicy.js";
import * as pulumi from "@pulumi/pulumi";
import {
  batchingWindowRange,
  maxBatchWithoutWindow,
  minMaximumConcurrency,
  visibilityFactor,
} from "../aws/lambda-queues.ts";
import { maxReceiveCountRange, messageRetentionRange } from "../aws/sqs.ts";
import { accountOf } from "./account-of.ts";
import { type AlarmRunbook, AlarmTopic } from "./alarm-topic.ts";
import { type QueueSender, queuePolicy } from "./queue-policy.ts";
import { refuse, wholeNumber } from "./refuse.ts";
import { ServiceFunction } from "./service-function.ts";
import type { ServiceFunctionArgs } from "./service-function-args.ts";

/** Messages of a batch with a batching window. Each has about a kilobyte, and an invocation takes 6 MB. */
const batchWithWindow = 100;

/** Seconds of an evaluation period. */
const period = 60;

/** An alarm on a metric that the function writes, with its name as the dimension `FunctionName`. */
export interface FunctionAlarm {
  /** What the alarm states. */
  readonly description: string;
  /** CloudWatch namespace of the metric. */
  readonly namespace: string;
  /** It alarms on values above 0, and keeps its state until there is another value. */
  readonly metricName: string;
}

/** Arguments of {@link ObjectEvents}. */
export interface ObjectEventsArgs<Config extends object = object> extends AlarmRunbook {
  /** The bucket. It has one notification configuration, so one `ObjectEvents`. */
  readonly bucket: {
    /** AWS Region of the bucket, the queue and the function. */
    readonly region: string;
    /** Physical name. */
    readonly bucket: pulumi.Input<string>;
    /** ARN of the bucket. */
    readonly arn: pulumi.Input<string>;
  };
  /** Like `s3:ObjectCreated:*`, at least one. */
  readonly events: readonly string[];
  /** What keys must begin with. @default every key */
  readonly keyPrefix?: string;
  /** The function: it gets batches of messages as an SQS event, and returns the ids of those that it failed to handle. */
  readonly handler: Omit<ServiceFunctionArgs<Config>, "region">;
  /** Seconds for which messages are collected for one invocation, 0 to 300. @default 5 */
  readonly windowSeconds?: number;
  /**
   * Deliveries of a message before it goes to the dead-letter queue, 1 to 1000. Between two of them are six times the
   * timeout of the function.
   * @default 20
   */
  readonly maxDeliveries?: number;
  /** Alarms by purpose, which is part of the alarm's name. @default none */
  readonly alarms?: Readonly<Record<string, FunctionAlarm>>;
}

/**
 * An encrypted queue that only this bucket may send to, its dead-letter queue, a function that handles its messages in
 * batches, an alarm on messages that were given up, and the SNS topic of the alarms.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 */
export class ObjectEvents<Config extends object = object> extends pulumi.ComponentResource {
  /** Physical name of the function. */
  readonly functionName: pulumi.Output<string>;
  /** Physical name of the log group of the function. */
  readonly logGroupName: pulumi.Output<string>;
  /** URL of the queue of messages that were given up. */
  readonly deadLetterUrl: pulumi.Output<string>;
  /** ARN of the topic that the alarms notify. */
  readonly topicArn: pulumi.Output<string>;

  /** @throws {pulumi.ResourceError} with all arguments that AWS would reject. */
  constructor(
    name: string,
    args: ObjectEventsArgs<Config>,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("touchline:regional:ObjectEvents", name, {}, opts);
    const { bucket, handler, windowSeconds = 5, maxDeliveries = 20 } = args;
    const { region } = bucket;
    const child = { parent: this };
    const window = batchingWindowRange.value;
    const deliveries = maxReceiveCountRange.value;
    refuse(this, [
      args.events.length > 0 ? undefined : "events must name at least one type, got []",
      wholeNumber("windowSeconds", windowSeconds, window.min, window.max),
      wholeNumber("maxDeliveries", maxDeliveries, deliveries.min, deliveries.max),
    ]);

    // Encrypted with keys of SQS: S3 cannot use the AWS managed key of KMS.
    const encrypted = { region, sqsManagedSseEnabled: true };
    const deadLetters = new Queue(
      `${name}-failed`,
      { ...encrypted, messageRetentionSeconds: messageRetentionRange.value.max },
      child,
    );
    const timeoutSeconds = handler.timeoutSeconds ?? 5;
    const queue = new Queue(
      `${name}-queue`,
      {
        ...encrypted,
        visibilityTimeoutSeconds: visibilityFactor.value * timeoutSeconds + windowSeconds,
        redrivePolicy: pulumi.jsonStringify({
          deadLetterTargetArn: deadLetters.arn,
          maxReceiveCount: maxDeliveries,
        }),
      },
      child,
    );
    const restrict = (own: string, restricted: Queue, sender?: QueueSender) =>
      new QueuePolicy(
        own,
        { region, queueUrl: restricted.url, policy: queuePolicy(restricted.arn, sender) },
        child,
      );
    restrict(`${name}-failed-policy`, deadLetters);
    const open = restrict(`${name}-queue-policy`, queue, {
      service: "s3.amazonaws.com",
      arn: bucket.arn,
      accountId: accountOf(queue.arn),
    });

    const receive = {
      actions: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
      resources: [queue.arn],
    };
    const handling = new ServiceFunction(
      name,
      { ...handler, timeoutSeconds, region, statements: [receive, ...(handler.statements ?? [])] },
      child,
    );
    new EventSourceMapping(
      `${name}-source`,
      {
        region,
        eventSourceArn: queue.arn,
        functionName: handling.aliasArn,
        batchSize: windowSeconds === 0 ? maxBatchWithoutWindow.value : batchWithWindow,
        maximumBatchingWindowInSeconds: windowSeconds,
        functionResponseTypes: ["ReportBatchItemFailures"],
        // The least that AWS accepts: batches then wait for each other and become larger.
        scalingConfig: { maximumConcurrency: minMaximumConcurrency.value },
      },
      // Lambda rejects it while the role may not receive messages.
      { ...child, dependsOn: handling },
    );
    new BucketNotification(
      `${name}-notification`,
      {
        region,
        bucket: bucket.bucket,
        queues: [
          {
            id: name,
            queueArn: queue.arn,
            events: [...args.events],
            ...(args.keyPrefix === undefined ? {} : { filterPrefix: args.keyPrefix }),
          },
        ],
      },
      // S3 sends a test message when it is configured.
      { ...child, dependsOn: open },
    );

    this.functionName = handling.functionName;
    this.logGroupName = handling.logGroupName;
    this.deadLetterUrl = deadLetters.url;
    this.topicArn = this.#declareAlarms(name, args, deadLetters);
    this.registerOutputs({ functionName: this.functionName, topicArn: this.topicArn });
  }

  #declareAlarms(
    name: string,
    args: Pick<ObjectEventsArgs, "bucket" | "alarms" | "runbook">,
    deadLetters: Queue,
  ): pulumi.Output<string> {
    const { alarms = {}, runbook } = args;
    const topic = new AlarmTopic(
      { parent: this, name, region: args.bucket.region, runbook },
      { period, statistic: "Maximum", threshold: 0 },
    );
    topic.alarm("given-up", {
      description: "messages were delivered too often and are in the dead-letter queue",
      namespace: "AWS/SQS",
      dimensions: { QueueName: deadLetters.name },
      metricName: "ApproximateNumberOfMessagesVisible",
      treatMissingData: "notBreaching",
    });
    for (const [purpose, alarm] of Object.entries(alarms)) {
      topic.alarm(purpose, {
        ...alarm,
        dimensions: { FunctionName: this.functionName },
        treatMissingData: "ignore",
      });
    }
    topic.allow();
    return topic.arn;
  }
}
