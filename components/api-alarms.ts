/**
 * What rings when a regional API is not well.
 *
 * @module
 */
import * as cloudwatch from "@pulumi/aws/cloudwatch/index.js";
import * as sns from "@pulumi/aws/sns/index.js";
import * as pulumi from "@pulumi/pulumi";
import { alarmTopicPolicy } from "./alarm-topic-policy.ts";
import { refuse, wholeNumber } from "./refuse.ts";

/** Seconds an alarm looks at in one go. */
const period = 60;

/** From where an alarm rings. */
export interface AlarmThresholds {
  /** Share of requests answered 5xx, above 0 and up to 1, for three minutes. @default 0.05 */
  readonly errorRate?: number;
  /**
   * Milliseconds that one request in a hundred may take longer than, for three minutes.
   * @default 1000, after which the facade turns to another Region
   */
  readonly slowMs?: number;
}

/** What {@link ApiAlarms} need. */
export interface ApiAlarmsArgs extends AlarmThresholds {
  /** AWS Region of the API. */
  readonly region: string;
  readonly apiId: pulumi.Input<string>;
  readonly stage: pulumi.Input<string>;
  /** Physical names of the functions that must never be throttled, by what they are for. */
  readonly functions: Readonly<Record<string, pulumi.Input<string>>>;
}

/**
 * Alarms on errors, on the slowest hundredth and on throttled calls, and the topic they go to. No traffic
 * is no alarm. Nobody subscribes here: who is woken is not for a stack file.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html
 */
export class ApiAlarms extends pulumi.ComponentResource {
  readonly topicArn: pulumi.Output<string>;
  /**
   * Physical name of the alarm on errors. It has what a Route 53 health check demands of an alarm: a plain
   * statistic, every period counted.
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
      wholeNumber("slowMs", slowMs, 1, 30_000),
    ]);

    // Not encrypted: CloudWatch cannot use the key AWS keeps for SNS, and an alarm says nothing secret.
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
      // INF: said of REST APIs only, that the average of the metric is the share of requests.
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
