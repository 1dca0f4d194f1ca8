/**
 * Alarms on a regional HTTP API.
 *
 * @module
 */

import * as pulumi from "@pulumi/pulumi";
import { httpTimeoutRangeMs } from "../aws/api-gateway.ts";
import { type AlarmInRegion, type AlarmRunbook, AlarmTopic } from "./alarm-topic.ts";
import { refuse, wholeNumber } from "./refuse.ts";
import type { ServiceFunction } from "./service-function.ts";

/** Seconds in one evaluation period. */
const period = 60;

/** Thresholds of the alarms. */
export interface AlarmThresholds extends AlarmRunbook {
  /** Share of requests with a 5xx response, above 0 and at most 1, over three minutes. @default 0.05 */
  readonly errorRate?: number;
  /**
   * 99th percentile of the latency over three minutes. Whole milliseconds, 1 to 30000.
   * @default 1000
   */
  readonly slowMs?: number;
}

/** The newest version of a function, called by an alias. */
export interface NewVersion {
  /** The function. */
  readonly of: Pick<ServiceFunction, "functionName" | "version">;
  /** The alias that is called. */
  readonly alias: "live" | "next";
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
  /** Versions that few callers get, on any of whose errors to alarm, by purpose: one of a canary, or of the alias `next`. */
  readonly newVersions?: Readonly<Record<string, NewVersion>>;
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
  /** All of them. */
  readonly alarms: readonly AlarmInRegion[];
  /**
   * Physical name of the alarm on 5xx responses. It meets the requirements of a Route 53 health check: a standard
   * statistic, and no "M out of N" evaluation.
   */
  readonly errorAlarmName: pulumi.Output<string>;

  /** @throws {pulumi.ResourceError} when a threshold is out of range. */
  constructor(name: string, args: ApiAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:regional:ApiAlarms", name, {}, opts);
    const { region, errorRate = 0.05, slowMs = 1000 } = args;
    refuse(this, [
      errorRate > 0 && errorRate <= 1
        ? undefined
        : `errorRate must be above 0 and at most 1, got ${errorRate}`,
      wholeNumber("slowMs", slowMs, 1, httpTimeoutRangeMs.value.max),
    ]);

    const { runbook } = args;
    const topic = new AlarmTopic(
      { parent: this, name, region, runbook },
      { period, treatMissingData: "notBreaching", evaluationPeriods: 3 },
    );
    const ofApi = {
      namespace: "AWS/ApiGateway",
      dimensions: { ApiId: args.apiId, Stage: args.stage },
    };
    const errors = topic.alarm("errors", {
      ...ofApi,
      description: "the API answers too many requests with 5xx",
      metricName: "5xx",
      // The average is the share of requests: `httpErrorRate` in aws/api-gateway-behavior.ts.
      statistic: "Average",
      threshold: errorRate,
    });
    topic.alarm("slow", {
      ...ofApi,
      description: "one request in a hundred takes too long",
      metricName: "Latency",
      extendedStatistic: "p99",
      threshold: slowMs,
    });
    for (const [purpose, functionName] of Object.entries(args.functions)) {
      topic.alarm(`${purpose}-throttles`, {
        description: `calls of the function ${purpose} are throttled`,
        namespace: "AWS/Lambda",
        dimensions: { FunctionName: functionName },
        metricName: "Throttles",
        statistic: "Sum",
        threshold: 0,
        evaluationPeriods: 1,
      });
    }
    for (const [purpose, { of, alias }] of Object.entries(args.newVersions ?? {})) {
      topic.alarm(`${purpose}-new-errors`, {
        description: `calls of the new version of the function ${purpose} fail`,
        namespace: "AWS/Lambda",
        dimensions: {
          FunctionName: of.functionName,
          Resource: pulumi.interpolate`${of.functionName}:${alias}`,
          // CloudWatch has the version in the metrics of an alias with two versions alone.
          ...(alias === "live" ? { ExecutedVersion: of.version } : {}),
        },
        metricName: "Errors",
        statistic: "Sum",
        threshold: 0,
        evaluationPeriods: 1,
      });
    }
    topic.allow();

    this.topicArn = topic.arn;
    this.alarms = topic.alarms;
    this.errorAlarmName = errors.name;
    this.registerOutputs({ topicArn: this.topicArn, errorAlarmName: this.errorAlarmName });
  }
}
