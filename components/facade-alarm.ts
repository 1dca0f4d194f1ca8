/**
 * An alarm on the 5xx responses of a distribution.
 *
 * @module
 */

import * as cloudwatch from "@pulumi/aws/cloudwatch/index.js";
import * as sns from "@pulumi/aws/sns/index.js";
import * as pulumi from "@pulumi/pulumi";
import { cloudFrontRegion } from "../aws/cloudfront-regions.ts";
import { alarmTopicPolicy } from "./alarm-topic-policy.ts";
import { refuse } from "./refuse.ts";

/** CloudFront publishes its metrics in this Region only. */
const metricRegion = cloudFrontRegion.value;

/** Arguments of a {@link FacadeAlarm}. */
export interface FacadeAlarmArgs {
  /** Like `EDFDVBD6EXAMPLE`. */
  readonly distributionId: pulumi.Input<string>;
  /** Share of requests with a 5xx response, above 0 and at most 1, over five minutes. @default 0.05 */
  readonly errorRate?: number;
}

/**
 * An alarm on a distribution's 5xx responses, and the SNS topic that it notifies. Failures of edge functions and
 * unreachable origins appear only in this metric, not in those of the APIs.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/programming-cloudwatch-metrics.html
 */
export class FacadeAlarm extends pulumi.ComponentResource {
  /** ARN of the topic, in us-east-1. */
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
