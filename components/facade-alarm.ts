/**
 * What rings when viewers get errors, wherever they come from.
 *
 * @module
 */
import * as cloudwatch from "@pulumi/aws/cloudwatch/index.js";
import * as sns from "@pulumi/aws/sns/index.js";
import * as pulumi from "@pulumi/pulumi";
import { alarmTopicPolicy } from "./alarm-topic-policy.ts";
import { refuse } from "./refuse.ts";

/** Metrics of CloudFront are here, and nowhere else. */
const metricRegion = "us-east-1";

/** What a {@link FacadeAlarm} needs. */
export interface FacadeAlarmArgs {
  readonly distributionId: pulumi.Input<string>;
  /** Share of requests answered 5xx, above 0 and up to 1, for five minutes. @default 0.05 */
  readonly errorRate?: number;
}

/**
 * An alarm on a distribution's errors, and the topic it goes to. A function that fails at the edge and an
 * origin that cannot be reached are seen here alone: no API of a Region hears of them.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/programming-cloudwatch-metrics.html
 */
export class FacadeAlarm extends pulumi.ComponentResource {
  readonly topicArn: pulumi.Output<string>;

  /** @throws {pulumi.ResourceError} when `errorRate` is out of range. */
  constructor(name: string, args: FacadeAlarmArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:edge:FacadeAlarm", name, {}, opts);
    const { distributionId, errorRate = 0.05 } = args;
    const child = { parent: this };
    const region = metricRegion;
    refuse(this, [
      errorRate > 0 && errorRate <= 1
        ? undefined
        : `errorRate must be above 0 and at most 1, got ${errorRate}`,
    ]);

    const topic = new sns.Topic(`${name}-topic`, { region }, child);
    const errors = new cloudwatch.MetricAlarm(
      `${name}-errors`,
      {
        region,
        alarmDescription: "The facade answers too many requests with 5xx",
        namespace: "AWS/CloudFront",
        dimensions: { DistributionId: distributionId, Region: "Global" },
        metricName: "5xxErrorRate",
        statistic: "Average",
        // The metric is in percent.
        threshold: errorRate * 100,
        comparisonOperator: "GreaterThanThreshold",
        period: 60,
        evaluationPeriods: 5,
        treatMissingData: "notBreaching",
        alarmActions: [topic.arn],
        okActions: [topic.arn],
      },
      child,
    );
    new sns.TopicPolicy(
      `${name}-topic-policy`,
      { region, arn: topic.arn, policy: alarmTopicPolicy(topic.arn, [errors.arn]) },
      child,
    );

    this.topicArn = topic.arn;
    this.registerOutputs({ topicArn: this.topicArn });
  }
}
