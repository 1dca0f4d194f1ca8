/**
 * Replicas of the season in other Regions.
 *
 * @module
 */
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy.js";
import { BucketReplicationConfig } from "@pulumi/aws/s3/bucketReplicationConfig.js";
import { ObjectCopy } from "@pulumi/aws/s3/objectCopy.js";
import * as pulumi from "@pulumi/pulumi";
import type { TopicInRegion } from "../components/alarm-topic.ts";
import { PrivateBucket } from "../components/private-bucket.ts";
import { refuse } from "../components/refuse.ts";
import type { SeasonLocation } from "../functions/contract.ts";
import { ReplicationAlarms } from "./replication-alarms.ts";
import { replicationPriority } from "./replication-priority.ts";
import type { SeasonBucket } from "./season-bucket.ts";

/** Arguments of {@link SeasonReplicas}. */
export interface SeasonReplicasArgs {
  /** Source of the replication: the season is written in one Region only. */
  readonly home: SeasonBucket;
  /** Address of the runbook. */
  readonly runbook: string;
  /** AWS Regions of the replicas, each once, without the home Region. */
  readonly regions: readonly string[];
}

/** A replica of the season. */
interface SeasonReplica {
  readonly region: string;
  /** Bucket, key and Region, as functions are configured with them. */
  readonly location: pulumi.Output<SeasonLocation>;
  /** ARN of the object, for a role that reads it. */
  readonly objectArn: pulumi.Output<string>;
}

/**
 * A private bucket in each Region, to which S3 replicates the season: usually within seconds or minutes, without a
 * guarantee. A replica can be late or missing, so readers are configured with the home bucket as well, and alarms report it.
 *
 * Deletions are not replicated: the replicas keep a season that was deleted by mistake.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html
 */
export class SeasonReplicas extends pulumi.ComponentResource {
  /** In the order of `regions`. */
  readonly replicas: readonly SeasonReplica[];
  /** Topics of the alarms on replication. */
  readonly alarmTopics: readonly TopicInRegion[];

  /** @throws {pulumi.ResourceError} for Regions that are unknown, repeated, or the home Region. */
  constructor(name: string, args: SeasonReplicasArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:storage:SeasonReplicas", name, {}, opts);
    const { home, regions } = args;
    const child = { parent: this };
    refuse(this, problems(home.bucket.region, regions));

    const key = home.location.apply((location) => location.key);
    const buckets = regions.map(
      // Disposable: the source is in the home Region, so removing a Region loses nothing.
      (region) =>
        new PrivateBucket(
          // The name of a bucket has at most 63 characters: 25 are left beside a project and a stack of 20.
          `rep-${region}`,
          { region, protect: false, disposable: true },
          { ...child, aliases: [{ name: `${name}-${region}` }] },
        ),
    );
    let topics: readonly TopicInRegion[] = [];
    this.replicas = buckets.map(({ bucket, arn, region }) => ({
      region,
      location: pulumi.all([bucket, key]).apply((where) => at(where[0], where[1], region)),
      objectArn: pulumi.interpolate`${arn}/${key}`,
    }));
    if (buckets.length > 0) {
      const role = new Role(`${name}-role`, { assumeRolePolicy: trust }, child);
      const permissions = this.#permit(name, role, args);
      const replication = new BucketReplicationConfig(
        `${name}-replication`,
        {
          // A bucket has one replication configuration, which a new Region changes.
          bucket: home.bucket.bucket,
          region: home.bucket.region,
          role: role.arn,
          rules: buckets.map((bucket) => rule(bucket, key)),
        },
        // After all settings of the buckets: S3 rejects replication while versioning is off.
        { ...child, dependsOn: [home.bucket, ...buckets, ...permissions] },
      );
      this.#fill(name, args, [home, replication]);
      const alarms = new ReplicationAlarms(
        `${name}-alarms`,
        {
          home: { region: home.bucket.region, bucket: home.bucket.bucket },
          replicas: buckets,
          runbook: `${args.runbook}#a-replica-of-the-season-is-late`,
        },
        child,
      );
      topics = alarms.topics;
    }
    this.alarmTopics = topics;
    this.registerOutputs({ replicas: this.replicas });
  }

  /** One policy for each Region, so that a new Region changes no existing policy. */
  #permit(name: string, role: Role, { home }: SeasonReplicasArgs): RolePolicy[] {
    const child = { parent: this };
    const attach = (purpose: string, policy: pulumi.Output<string>) =>
      new RolePolicy(`${name}-${purpose}`, { role: role.name, policy }, child);
    return [
      attach("read", readHome(home)),
      ...this.replicas.map(({ region, objectArn }) =>
        attach(`${region}-write`, writeReplica(objectArn)),
      ),
    ];
  }

  /** Replication covers objects written from now on; the existing object is copied once. */
  #fill(name: string, { home }: SeasonReplicasArgs, dependsOn: readonly pulumi.Resource[]): void {
    for (const { region, location } of this.replicas) {
      new ObjectCopy(
        `${name}-${region}-first-copy`,
        {
          region,
          bucket: location.apply(({ bucket }) => bucket),
          key: location.apply(({ key }) => key),
          source: home.location.apply(({ bucket, key }) => `${bucket}/${key}`),
        },
        // Deleted together with its bucket.
        { parent: this, dependsOn: [...dependsOn], retainOnDelete: true },
      );
    }
  }
}

function problems(homeRegion: string, regions: readonly string[]): (string | undefined)[] {
  return regions.flatMap((region, index) => [
    replicationPriority(region) === undefined
      ? `regions must be AWS Regions, got ${JSON.stringify(region)}`
      : undefined,
    region === homeRegion
      ? `regions must not name the home Region, got ${JSON.stringify(region)}`
      : undefined,
    regions.indexOf(region) === index
      ? undefined
      : `regions must name each Region once, got ${JSON.stringify(region)} again`,
  ]);
}

function at(bucket: string, key: string, region: string): SeasonLocation {
  return { bucket, key, region };
}

function rule({ arn, region }: PrivateBucket, key: pulumi.Output<string>) {
  return {
    id: region,
    priority: replicationPriority(region) ?? 0,
    status: "Enabled",
    filter: { prefix: key },
    // Metrics without the guarantee of S3 Replication Time Control, for `ReplicationAlarms`.
    destination: { bucket: arn, metrics: { status: "Enabled" } },
    deleteMarkerReplication: { status: "Disabled" },
  };
}

/**
 * Without a condition on `aws:SourceArn`: no AWS page says that live replication sets it, and S3 accepts a role that it
 * cannot assume.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html
 */
const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Principal: { Service: "s3.amazonaws.com" }, Action: "sts:AssumeRole" },
  ],
});

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html */
function readHome(home: SeasonBucket): pulumi.Output<string> {
  return pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: ["s3:GetReplicationConfiguration", "s3:ListBucket"],
        Resource: home.bucket.arn,
      },
      {
        Effect: "Allow",
        Action: [
          "s3:GetObjectVersionForReplication",
          "s3:GetObjectVersionAcl",
          "s3:GetObjectVersionTagging",
        ],
        Resource: home.objectArn,
      },
    ],
  });
}

/** Allows to write replicas, and not to delete. */
function writeReplica(objectArn: pulumi.Output<string>): pulumi.Output<string> {
  return pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: ["s3:ReplicateObject", "s3:ReplicateTags"], Resource: objectArn },
    ],
  });
}
