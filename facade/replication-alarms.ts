/**
 * Alarms on the replication of the season.
 *
 * @module
 */
import * as pulumi from "@pulumi/pulumi";
import { AlarmTopic, type TopicInRegion } from "../components/alarm-topic.ts";

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
  /** Address of instructions. */
  readonly runbook: string;
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
  /** Topics that the alarms notify. */
  readonly topics: readonly TopicInRegion[];

  constructor(
    name: string,
    { home, replicas, runbook }: ReplicationAlarmsArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("touchline:storage:ReplicationAlarms", name, {}, opts);
    const failed = this.#topic(`${name}-failures`, home.region, runbook);
    for (const replica of replicas) {
      failed.alarm(replica.region, failures(home, replica));
    }
    failed.allow();
    const late = replicas.map((replica) => {
      const topic = this.#topic(`${name}-${replica.region}`, replica.region, runbook);
      topic.alarm("late", latency(home, replica));
      topic.allow();
      return topic;
    });
    this.topics = [failed, ...late];
    this.registerOutputs({});
  }

  #topic(name: string, region: string, runbook: string): AlarmTopic {
    return new AlarmTopic(
      { parent: this, name, region, runbook },
      // As S3 recommends for its replication metrics, which are missing while nothing is replicated.
      { namespace: "AWS/S3", period: 300, treatMissingData: "ignore" },
    );
  }
}

function failures(home: BucketInRegion, replica: BucketInRegion) {
  return {
    description: `the season is not replicated to ${replica.region}`,
    dimensions: dimensions(home, replica),
    metricName: "OperationsFailedReplication",
    statistic: "Sum",
    threshold: 0,
  };
}

function latency(home: BucketInRegion, replica: BucketInRegion) {
  return {
    description: "the replica of the season is late",
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
