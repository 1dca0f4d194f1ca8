/**
 * Alarms on a regional HTTP API.
 *
 * @module
 */

import * as cloudwatch from "@pulumi/aws/cloudwatch/index.js";
import * as sns from "@pulumi/aws/sns/index.js";
import * as pulumi from "@pulumi/pulumi";
import { httpTimeoutRangeMs } from "../aws/api-gateway.ts";
import { alarmTopicPolicy } from "./alarm-topic-policy.ts";
import { refuse, wholeNumber } from "./refuse.ts";

/** Seconds in one evaluation period. */
const period = 60;

/** Thresholds of the alarms. */
export interface AlarmThresholds {
  /** Share of requests with a 5xx response, above 0 and at most 1, over three minutes. @default 0.05 */
  readonly errorRate?: number;
  /**
   * 99th percentile of the latency over three minutes. Whole milliseconds, 1 to 30000.
   * @default 1000
   */
  readonly slowMs?: number;
}

/** Arguments of {@link ApiAlarms}. */
export interface ApiAlarmsArgs extends AlarmThresholds {
  /** AWS Region of the API. */
  readonly region: string;
  /** Id of the HTTP API. */
  readonly apiId: pulumi.Input<string>;
  /** Name of the stage, like `$default`. */
  readonly stage: pulumi.Input<string>;
  /** Physical names of the functions on whose throttles to alarm, by purpose; the purpose is part of the alarm's name. */
  readonly functions: Readonly<Record<string, pulumi.Input<string>>>;
}

/**
 * Alarms on 5xx responses, p99 latency and throttled invocations, and the SNS topic that they notify. Periods without
 * traffic do not alarm. Subscriptions to the topic are left to the user.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html
 */
export class ApiAlarms extends pulumi.ComponentResource {
  /** ARN of the topic, in the API's Region. */
  readonly topicArn: pulumi.Output<string>;
  /**
   * Physical name of the alarm on 5xx responses. It meets the requirements of a Route 53 health check: a standard
   * statistic, and no "M out of N" evaluation.
   */
  readonly errorAlarmName: pulumi.Output<string>;

  /** @throws {pulumi.ResourceError} when a threshold is out of range. */
  constructor(name: string, args: ApiAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:regional:ApiAlarms", name, {}, opts);
    const { region, errorRate = 0.05, slowMs = 1000 } = args;
    const child = { parent: this };
    refuse(this, [
      errorRate > 0 && errorRate <= 1
        ? undefined
        : `errorRate must be above 0 and at most 1, got ${errorRate}`,
      wholeNumber("slowMs", slowMs, 1, httpTimeoutRangeMs.value.max),
    ]);

    // Not encrypted: CloudWatch cannot use the AWS managed key for SNS, and alarms contain no secret.
    const topic = new sns.Topic(`${name}-topic`, { region }, child);
    const alarm = (what: string, on: Partial<cloudwatch.MetricAlarmArgs>) =>
      new cloudwatch.MetricAlarm(
        `${name}-${what}`,
        {
          region,
          period,
          treatMissingData: "notBreaching",
          alarmActions: [topic.arn],
          okActions: [topic.arn],
          evaluationPeriods: 3,
          comparisonOperator: "GreaterThanThreshold",
          ...on,
        },
        child,
      );
    const ofApi = {
      namespace: "AWS/ApiGateway",
      dimensions: { ApiId: args.apiId, Stage: args.stage },
    };
    const errors = alarm("errors", {
      ...ofApi,
      alarmDescription: `${region}: the API answers too many requests with 5xx`,
      metricName: "5xx",
      // The average is the share of requests: `httpErrorRate` in aws/api-gateway-behavior.ts.
      statistic: "Average",
      threshold: errorRate,
    });
    const slow = alarm("slow", {
      ...ofApi,
      alarmDescription: `${region}: one request in a hundred takes too long`,
      metricName: "Latency",
      extendedStatistic: "p99",
      threshold: slowMs,
    });
    const throttles = Object.entries(args.functions).map(([purpose, functionName]) =>
      alarm(`${purpose}-throttles`, {
        alarmDescription: `${region}: calls of the function ${purpose} are throttled`,
        namespace: "AWS/Lambda",
        dimensions: { FunctionName: functionName },
        metricName: "Throttles",
        statistic: "Sum",
        threshold: 0,
        evaluationPeriods: 1,
      }),
    );
    const arns = [errors, slow, ...throttles].map(({ arn }) => arn);
    new sns.TopicPolicy(
      `${name}-topic-policy`,
      { region, arn: topic.arn, policy: alarmTopicPolicy(topic.arn, arns) },
      child,
    );

    this.topicArn = topic.arn;
    this.errorAlarmName = errors.name;
    this.registerOutputs({ topicArn: this.topicArn, errorAlarmName: this.errorAlarmName });
  }
}
