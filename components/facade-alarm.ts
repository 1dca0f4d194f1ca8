/**
 * An alarm on the 5xx responses of a distribution.
 *
 * @module
 */

import * as pulumi from "@pulumi/pulumi";
import { cloudFrontRegion } from "../aws/cloudfront-regions.ts";
import { type AlarmInRegion, type AlarmRunbook, AlarmTopic } from "./alarm-topic.ts";
import { refuse } from "./refuse.ts";

/** CloudFront publishes its metrics in this Region only. */
const metricRegion = cloudFrontRegion.value;

/** Arguments of a {@link FacadeAlarm}. */
export interface FacadeAlarmArgs extends AlarmRunbook {
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
  /** The alarm. */
  readonly alarms: readonly AlarmInRegion[];

  /** @throws {pulumi.ResourceError} when `errorRate` is out of range. */
  constructor(name: string, args: FacadeAlarmArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:edge:FacadeAlarm", name, {}, opts);
    const { distributionId, errorRate = 0.05, runbook } = args;
    refuse(this, [
      errorRate > 0 && errorRate <= 1
        ? undefined
        : `errorRate must be above 0 and at most 1, got ${errorRate}`,
    ]);

    const topic = new AlarmTopic(
      { parent: this, name, region: metricRegion, runbook },
      { period: 60, evaluationPeriods: 5, treatMissingData: "notBreaching" },
    );
    topic.alarm("errors", {
      description: "the facade answers too many requests with 5xx",
      namespace: "AWS/CloudFront",
      dimensions: { DistributionId: distributionId, Region: "Global" },
      metricName: "5xxErrorRate",
      statistic: "Average",
      // The metric is in percent.
      threshold: errorRate * 100,
    });
    topic.allow();

    this.topicArn = topic.arn;
    this.alarms = topic.alarms;
    this.registerOutputs({ topicArn: this.topicArn });
  }
}
