/**
 * `FacadeAlarm`: an alarm on CloudFront's metrics in us-east-1.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { FacadeAlarm } from "../facade-alarm.ts";
import { document, inventory, recordComponent, refusal, resource } from "./recording.ts";

const account = "000000000000";
const topic = `arn:aws:sns:us-east-1:${account}:alarm-topic`;

function declareAlarm(errorRate?: number) {
  return (...[provider]: Parameters<Parameters<typeof recordComponent>[0]>) => {
    const args = { distributionId: "E1", ...(errorRate === undefined ? {} : { errorRate }) };
    const { topicArn } = new FacadeAlarm("alarm", args, { providers: [provider] });
    return { topicArn };
  };
}

describe("FacadeAlarm", () => {
  it("alarms on the percentage of 5xx responses in us-east-1", async () => {
    const graph = await recordComponent(declareAlarm());
    assert.deepEqual(inventory(graph), [
      "MetricAlarm alarm-errors",
      "Topic alarm-topic",
      "TopicPolicy alarm-topic-policy",
    ]);
    assert.deepEqual(resource(graph, "MetricAlarm alarm-errors").inputs, {
      region: "us-east-1",
      alarmDescription: "us-east-1: the facade answers too many requests with 5xx",
      namespace: "AWS/CloudFront",
      dimensions: { DistributionId: "E1", Region: "Global" },
      metricName: "5xxErrorRate",
      statistic: "Average",
      threshold: 5,
      period: 60,
      evaluationPeriods: 5,
      comparisonOperator: "GreaterThanThreshold",
      treatMissingData: "notBreaching",
      alarmActions: [topic],
      okActions: [topic],
    });
    assert.deepEqual(graph.outputs, { topicArn: topic });
  });

  it("is the only one allowed to publish to the topic, over TLS only", async () => {
    const graph = await recordComponent(declareAlarm());
    const policy = document(resource(graph, "TopicPolicy alarm-topic-policy"), "policy");
    const { Statement } = policy as { Statement: { Sid: string; Condition: unknown }[] };
    assert.deepEqual(
      Statement.map(({ Sid, Condition }) => [Sid, Condition]),
      [
        [
          "RingAlarms",
          {
            ArnEquals: {
              "aws:SourceArn": [`arn:aws:cloudwatch:us-east-1:${account}:alarm:alarm-errors`],
            },
          },
        ],
        ["RefusePlainHttp", { Bool: { "aws:SecureTransport": "false" } }],
      ],
    );
  });

  it("accepts rates above 0 up to 1, and no other", async () => {
    const graph = await recordComponent(declareAlarm(1));
    assert.equal(resource(graph, "MetricAlarm alarm-errors").inputs["threshold"], 100);
    for (const errorRate of [0, 1.01]) {
      assert.match(
        await refusal(declareAlarm(errorRate)),
        new RegExp(`^errorRate must be above 0 and at most 1, got ${errorRate}$`),
      );
    }
  });
});
