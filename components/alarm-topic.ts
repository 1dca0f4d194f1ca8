/**
 * Alarms of one Region, and the SNS topic that they notify.
 *
 * @module
 */
import { MetricAlarm, type MetricAlarmArgs } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import { Topic } from "@pulumi/aws/sns/topic.js";
import { TopicPolicy as SnsTopicPolicy } from "@pulumi/aws/sns/topicPolicy.js";
import type * as pulumi from "@pulumi/pulumi";
import { alarmTopicPolicy } from "./alarm-topic-policy.ts";

/** Where people find what to do. */
export interface AlarmRunbook {
  /** Address of instructions, which every description ends with. @default none */
  readonly runbook?: string | undefined;
}

/** A topic that alarms notify. */
export interface TopicInRegion {
  /** Unique among the topics of a stack: a part of logical names. */
  readonly name: string;
  /** Where the topic and its alarms are. */
  readonly region: string;
  /** ARN of the topic. */
  readonly arn: pulumi.Output<string>;
}

/** An alarm, as CloudWatch finds it. */
export interface AlarmInRegion {
  /** AWS Region. */
  readonly region: string;
  /** Physical name. */
  readonly name: pulumi.Output<string>;
}

/** Where alarms are declared. */
interface AlarmTopicPlace extends AlarmRunbook {
  readonly parent: pulumi.Resource;
  /** Logical name that those of topic and alarms begin with. */
  readonly name: string;
  readonly region: string;
}

/** An alarm; what is left out is the default of its topic. */
export type AlarmArgs = Partial<Omit<MetricAlarmArgs, "alarmDescription">> & {
  /** What has happened when it alarms. The Region is added. */
  readonly description: string;
};

/**
 * A topic and what declares its alarms. They notify it when they begin and when they end, and compare with
 * `GreaterThanThreshold` unless they say otherwise.
 *
 * The topic is not encrypted: CloudWatch cannot use the AWS managed key for SNS, and alarms contain no secret.
 */
export class AlarmTopic implements TopicInRegion {
  readonly name: string;
  /** Where the topic and its alarms are. */
  readonly region: string;
  /** ARN of the topic. */
  readonly arn: pulumi.Output<string>;
  readonly #place: AlarmTopicPlace;
  readonly #defaults: Partial<MetricAlarmArgs>;
  readonly #alarms: MetricAlarm[] = [];

  /** @param defaults Of every alarm. */
  constructor(place: AlarmTopicPlace, defaults: Partial<MetricAlarmArgs>) {
    this.#place = place;
    this.#defaults = defaults;
    const { name, region, parent } = place;
    this.name = name;
    this.region = region;
    this.arn = new Topic(`${name}-topic`, { region }, { parent }).arn;
  }

  /** Declares an alarm. @param what The end of its logical name. */
  alarm(what: string, { description, ...args }: AlarmArgs): MetricAlarm {
    const { name, region, parent, runbook } = this.#place;
    const alarm = new MetricAlarm(
      `${name}-${what}`,
      {
        region,
        alarmDescription: `${region}: ${description}${runbook === undefined ? "" : `; see ${runbook}`}`,
        comparisonOperator: "GreaterThanThreshold",
        evaluationPeriods: 1,
        alarmActions: [this.arn],
        okActions: [this.arn],
        ...this.#defaults,
        ...args,
      },
      { parent },
    );
    this.#alarms.push(alarm);
    return alarm;
  }

  /** The alarms declared so far. */
  get alarms(): readonly AlarmInRegion[] {
    return this.#alarms.map(({ name }) => ({ region: this.region, name }));
  }

  /** Lets the alarms declared so far, and nothing else, publish to the topic. */
  allow(): void {
    const { name, region, parent } = this.#place;
    new SnsTopicPolicy(
      `${name}-topic-policy`,
      {
        region,
        arn: this.arn,
        policy: alarmTopicPolicy(
          this.arn,
          this.#alarms.map(({ arn }) => arn),
        ),
      },
      { parent },
    );
  }
}
