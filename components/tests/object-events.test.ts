/**
 * `ObjectEvents`: from a bucket through a queue to a function, and what becomes of messages that fail.
 *
 * @module
 */
import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import type { Graph, Properties } from "../../local/program/graph.ts";
import { ObjectEvents, type ObjectEventsArgs } from "../object-events.ts";
import {
  type Declaring,
  document,
  inventory,
  recordComponent,
  refusal,
  resource,
  waitsFor,
} from "./recording.ts";

const region = "eu-west-2";
const account = "000000000000";
const arnOf = (service: string, name: string) => `arn:aws:${service}:${region}:${account}:${name}`;

function declare(changes: Partial<ObjectEventsArgs> = {}): Declaring {
  return (provider) => {
    const args: ObjectEventsArgs = {
      bucket: { region, bucket: "photos", arn: "arn:aws:s3:::photos" },
      events: ["s3:ObjectCreated:*"],
      handler: {
        entry: "components/tests/echo-handler.ts",
        config: {},
        logRetentionDays: 7,
        timeoutSeconds: 10,
        statements: [{ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::photos/*"] }],
      },
      ...changes,
    };
    const { functionName, deadLetterUrl, topicArn } = new ObjectEvents("events", args, {
      providers: [provider],
    });
    return { functionName, deadLetterUrl, topicArn };
  };
}

const alarms = {
  odd: { description: "a photo is odd", namespace: "photos", metricName: "Odd" },
};

describe("ObjectEvents", () => {
  let graph: Graph;
  before(async () => {
    graph = await recordComponent(declare({ keyPrefix: "in/", alarms }));
  });

  const inputs = (wanted: string): Properties => resource(graph, wanted).inputs;
  const statements = (wanted: string) =>
    (document(resource(graph, wanted), "policy") as { Statement: readonly Properties[] }).Statement;

  it("has these resources, all in the Region of the bucket", () => {
    assert.deepEqual(inventory(graph), [
      "Alias events-alias",
      "BucketNotification events-notification",
      "EventSourceMapping events-source",
      "Function events",
      "LogGroup events-logs",
      "MetricAlarm events-given-up",
      "MetricAlarm events-odd",
      "Queue events-failed",
      "Queue events-queue",
      "QueuePolicy events-failed-policy",
      "QueuePolicy events-queue-policy",
      "Role events",
      "RolePolicy events-permissions",
      "Topic events-topic",
      "TopicPolicy events-topic-policy",
    ]);
    for (const node of graph.nodes.filter(({ type }) => /^aws:(?!iam)/.test(type))) {
      assert.equal(node.region, region, node.name);
    }
  });

  it("hides a message for six times the timeout, and keeps it for two weeks after 20 deliveries", () => {
    const queue = resource(graph, "Queue events-queue");
    assert.equal(queue.inputs["visibilityTimeoutSeconds"], 65);
    assert.deepEqual(document(queue, "redrivePolicy"), {
      deadLetterTargetArn: arnOf("sqs", "events-failed"),
      maxReceiveCount: 20,
    });
    assert.equal(inputs("Queue events-failed")["messageRetentionSeconds"], 1_209_600);
    for (const name of ["failed", "queue"]) {
      assert.equal(inputs(`Queue events-${name}`)["sqsManagedSseEnabled"], true);
    }
  });

  it("lets only this bucket send, only to the queue, and only over TLS", () => {
    const refusePlainHttp = (name: string) => ({
      Sid: "RefusePlainHttp",
      Effect: "Deny",
      Principal: "*",
      Action: "sqs:*",
      Resource: arnOf("sqs", name),
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
    assert.deepEqual(statements("QueuePolicy events-queue-policy"), [
      {
        Sid: "Send",
        Effect: "Allow",
        Principal: { Service: "s3.amazonaws.com" },
        Action: "sqs:SendMessage",
        Resource: arnOf("sqs", "events-queue"),
        Condition: {
          ArnEquals: { "aws:SourceArn": "arn:aws:s3:::photos" },
          StringEquals: { "aws:SourceAccount": account },
        },
      },
      refusePlainHttp("events-queue"),
    ]);
    assert.deepEqual(statements("QueuePolicy events-failed-policy"), [
      refusePlainHttp("events-failed"),
    ]);
  });

  it("notifies the queue of the events of keys with the prefix, once it may send", () => {
    assert.deepEqual(inputs("BucketNotification events-notification"), {
      region,
      bucket: "photos",
      queues: [
        {
          id: "events",
          queueArn: arnOf("sqs", "events-queue"),
          events: ["s3:ObjectCreated:*"],
          filterPrefix: "in/",
        },
      ],
    });
    const waits = waitsFor(graph, "BucketNotification events-notification");
    assert.ok(waits.includes("QueuePolicy events-queue-policy"), waits.join());
  });

  it("invokes the alias with batches, once the role may receive", () => {
    assert.deepEqual(inputs("EventSourceMapping events-source"), {
      region,
      eventSourceArn: arnOf("sqs", "events-queue"),
      functionName: arnOf("lambda", "function:events:live"),
      batchSize: 100,
      maximumBatchingWindowInSeconds: 5,
      functionResponseTypes: ["ReportBatchItemFailures"],
      scalingConfig: { maximumConcurrency: 2 },
    });
    const waits = waitsFor(graph, "EventSourceMapping events-source");
    assert.ok(waits.includes("RolePolicy events-permissions"), waits.join());
  });

  it("allows the function to receive from its queue, and what the arguments say", () => {
    const [, , ...own] = statements("RolePolicy events-permissions");
    assert.deepEqual(own, [
      {
        Effect: "Allow",
        Action: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
        Resource: [arnOf("sqs", "events-queue")],
      },
      { Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::photos/*"] },
    ]);
  });

  it("alarms while the dead-letter queue has a message", () => {
    const { namespace, metricName, dimensions, treatMissingData, threshold, statistic } = inputs(
      "MetricAlarm events-given-up",
    );
    assert.deepEqual(
      { namespace, metricName, dimensions, treatMissingData, threshold, statistic },
      {
        namespace: "AWS/SQS",
        metricName: "ApproximateNumberOfMessagesVisible",
        dimensions: { QueueName: "events-failed" },
        treatMissingData: "notBreaching",
        threshold: 0,
        statistic: "Maximum",
      },
    );
  });

  it("alarms on a metric of the function until it writes another value", () => {
    const { namespace, metricName, dimensions, treatMissingData, alarmActions } =
      inputs("MetricAlarm events-odd");
    assert.deepEqual(
      { namespace, metricName, dimensions, treatMissingData, alarmActions },
      {
        namespace: "photos",
        metricName: "Odd",
        dimensions: { FunctionName: "events" },
        treatMissingData: "ignore",
        alarmActions: [arnOf("sns", "events-topic")],
      },
    );
    const [ring] = statements("TopicPolicy events-topic-policy");
    assert.deepEqual(ring?.["Condition"], {
      ArnEquals: {
        "aws:SourceArn": ["given-up", "odd"].map((name) =>
          arnOf("cloudwatch", `alarm:events-${name}`),
        ),
      },
    });
  });

  it("has smaller batches without a window, which Lambda demands", async () => {
    const plain = await recordComponent(declare({ windowSeconds: 0, maxDeliveries: 3 }));
    const source = resource(plain, "EventSourceMapping events-source").inputs;
    assert.deepEqual([source["batchSize"], source["maximumBatchingWindowInSeconds"]], [10, 0]);
    const queue = resource(plain, "Queue events-queue");
    assert.equal(queue.inputs["visibilityTimeoutSeconds"], 60);
    assert.equal((document(queue, "redrivePolicy") as Properties)["maxReceiveCount"], 3);
  });

  it("rejects what AWS would, all together", async () => {
    assert.equal(
      await refusal(declare({ events: [], windowSeconds: 301, maxDeliveries: 0 })),
      [
        "events must name at least one type, got []",
        "windowSeconds must be a whole number from 0 to 300, got 301",
        "maxDeliveries must be a whole number from 1 to 1000, got 0",
      ].join("\n"),
    );
  });
});
