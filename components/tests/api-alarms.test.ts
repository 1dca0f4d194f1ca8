/**
 * `ApiAlarms`: alarms in the API's Region, and a topic that only they may publish to.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { ApiAlarms } from "../api-alarms.ts";
import { document, inventory, recordComponent, resource } from "./recording.ts";

const account = "000000000000";

function recordAlarms() {
  return recordComponent((provider) => {
    const functions = { api: "api-function", desk: "desk-function" };
    const args = { region: "eu-west-1", apiId: "abc", stage: "$default", functions };
    const { topicArn, errorAlarmName } = new ApiAlarms("alarms", args, { providers: [provider] });
    return { topicArn, errorAlarmName };
  });
}

describe("ApiAlarms", () => {
  it("alarm on 5xx responses, p99 latency, and throttled invocations of each function", async () => {
    const graph = await recordAlarms();
    assert.deepEqual(inventory(graph), [
      "MetricAlarm alarms-api-throttles",
      "MetricAlarm alarms-desk-throttles",
      "MetricAlarm alarms-errors",
      "MetricAlarm alarms-slow",
      "Topic alarms-topic",
      "TopicPolicy alarms-topic-policy",
    ]);
    const { namespace, metricName, extendedStatistic, threshold } = resource(
      graph,
      "MetricAlarm alarms-slow",
    ).inputs;
    assert.deepEqual(
      [namespace, metricName, extendedStatistic, threshold],
      ["AWS/ApiGateway", "Latency", "p99", 1000],
    );
    const throttles = resource(graph, "MetricAlarm alarms-desk-throttles").inputs;
    assert.deepEqual(
      [throttles["namespace"], throttles["metricName"], throttles["statistic"]],
      ["AWS/Lambda", "Throttles", "Sum"],
    );
    assert.deepEqual(throttles["dimensions"], { FunctionName: "desk-function" });
    assert.deepEqual([throttles["threshold"], throttles["evaluationPeriods"]], [0, 1]);
  });

  it("have an alarm on 5xx responses that a health check accepts", async () => {
    const graph = await recordAlarms();
    const topic = `arn:aws:sns:eu-west-1:${account}:alarms-topic`;
    assert.deepEqual(resource(graph, "MetricAlarm alarms-errors").inputs, {
      region: "eu-west-1",
      alarmDescription: "eu-west-1: the API answers too many requests with 5xx",
      namespace: "AWS/ApiGateway",
      dimensions: { ApiId: "abc", Stage: "$default" },
      metricName: "5xx",
      statistic: "Average",
      threshold: 0.05,
      period: 60,
      evaluationPeriods: 3,
      comparisonOperator: "GreaterThanThreshold",
      treatMissingData: "notBreaching",
      alarmActions: [topic],
      okActions: [topic],
    });
  });

  it("are the only ones allowed to publish to the topic, over TLS only", async () => {
    const graph = await recordAlarms();
    const policy = document(resource(graph, "TopicPolicy alarms-topic-policy"), "policy");
    const alarm = (name: string) => `arn:aws:cloudwatch:eu-west-1:${account}:alarm:alarms-${name}`;
    const publish = {
      Action: "sns:Publish",
      Resource: `arn:aws:sns:eu-west-1:${account}:alarms-topic`,
    };
    assert.deepEqual(policy, {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "RingAlarms",
          Effect: "Allow",
          Principal: { Service: "cloudwatch.amazonaws.com" },
          ...publish,
          Condition: {
            ArnEquals: {
              "aws:SourceArn": ["errors", "slow", "api-throttles", "desk-throttles"].map(alarm),
            },
          },
        },
        {
          Sid: "RefusePlainHttp",
          Effect: "Deny",
          Principal: "*",
          ...publish,
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    });
  });
});
