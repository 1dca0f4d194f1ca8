/**
 * Alarms on the replication of the season.
 *
 * @module
 */
import * as cloudwatch from "@pulumi/aws/cloudwatch/index.js";
import * as sns from "@pulumi/aws/sns/index.js";
import * as pulumi from "@pulumi/pulumi";
import { alarmTopicPolicy } from "../components/alarm-topic-policy.ts";

/** Seconds by which a replica may be behind: the time in which S3 replicates most objects. */
const latencySeconds = 900;

/** A bucket in its Region. */
interface BucketInRegion {
  readonly region: string;
  /** Physical name. */
  readonly bucket: pulumi.Input<string>;
}

/** Arguments of {@link ReplicationAlarms}. */
interface ReplicationAlarmsArgs {
  /** Source of the replication. */
  readonly home: BucketInRegion;
  /** Its destinations. The replication rule of each has the Region as its id, and has metrics. */
  readonly replicas: readonly BucketInRegion[];
}

/**
 * For each replica an alarm on operations that failed and one on its latency, with an SNS topic in each Region that has an
 * alarm. Subscriptions to the topics are left to the user.
 *
 * S3 accepts a replication configuration whose role it cannot assume, so failures show in these metrics only. It publishes
 * failed operations in the Region of the source, and the latency in the Region of the destination.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/repl-metrics.html
 */
export class ReplicationAlarms extends pulumi.ComponentResource {
  constructor(
    name: string,
    { home, replicas }: ReplicationAlarmsArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("touchline:storage:ReplicationAlarms", name, {}, opts);
    const failed = this.#alarms(`${name}-failures`, home.region);
    failed.publish(
      replicas.map((replica) => failed.alarm(replica.region, failures(home, replica))),
    );
    for (const replica of replicas) {
      const late = this.#alarms(`${name}-${replica.region}`, replica.region);
      late.publish([late.alarm("late", latency(home, replica))]);
    }
    this.registerOutputs({});
  }

  /** A topic, and what declares the alarms that notify it. */
  #alarms(name: string, region: string) {
    const child = { parent: this };
    const topic = new sns.Topic(`${name}-topic`, { region }, child);
    const alarm = (what: string, on: Partial<cloudwatch.MetricAlarmArgs>) =>
      new cloudwatch.MetricAlarm(
        `${name}-${what}`,
        {
          region,
          namespace: "AWS/S3",
          comparisonOperator: "GreaterThanThreshold",
          evaluationPeriods: 1,
          period: 300,
          // As S3 recommends for its replication metrics, which are missing while nothing is replicated.
          treatMissingData: "ignore",
          alarmActions: [topic.arn],
          okActions: [topic.arn],
          ...on,
        },
        child,
      );
    const publish = (alarms: readonly cloudwatch.MetricAlarm[]) =>
      new sns.TopicPolicy(
        `${name}-topic-policy`,
        {
          region,
          arn: topic.arn,
          policy: alarmTopicPolicy(
            topic.arn,
            alarms.map(({ arn }) => arn),
          ),
        },
        child,
      );
    return { alarm, publish };
  }
}

function failures(home: BucketInRegion, replica: BucketInRegion) {
  return {
    alarmDescription: `${replica.region}: the season is not replicated`,
    dimensions: dimensions(home, replica),
    metricName: "OperationsFailedReplication",
    statistic: "Sum",
    threshold: 0,
  };
}

function latency(home: BucketInRegion, replica: BucketInRegion) {
  return {
    alarmDescription: `${replica.region}: the replica of the season is late`,
    dimensions: dimensions(home, replica),
    metricName: "ReplicationLatency",
    statistic: "Maximum",
    threshold: latencySeconds,
  };
}

function dimensions(home: BucketInRegion, replica: BucketInRegion) {
  return {
    SourceBucket: home.bucket,
    DestinationBucket: replica.bucket,
    RuleId: replica.region,
  };
}
