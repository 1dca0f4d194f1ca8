/**
 * Copies of the season in other Regions.
 *
 * @module
 */
import * as iam from "@pulumi/aws/iam/index.js";
import * as s3 from "@pulumi/aws/s3/index.js";
import * as pulumi from "@pulumi/pulumi";
import { PrivateBucket } from "../components/private-bucket.ts";
import { refuse } from "../components/refuse.ts";
import type { SeasonLocation } from "../functions/contract.ts";
import { replicationPriority } from "./replication-priority.ts";
import type { SeasonBucket } from "./season-bucket.ts";

/** What {@link SeasonReplicas} need. */
export interface SeasonReplicasArgs {
  /** The season as it is written, in one Region alone: two writers of two copies could both win. */
  readonly home: SeasonBucket;
  /** AWS Regions the season may also lie in; the home one is not among them. */
  readonly regions: readonly string[];
}

/** One copy of the season. */
export interface SeasonReplica {
  readonly region: string;
  /** What a function needs to read it. */
  readonly location: pulumi.Output<SeasonLocation>;
  /** ARN of the copy, for a role that reads it. */
  readonly objectArn: pulumi.Output<string>;
}

/**
 * A private bucket in every Region, which S3 keeps up with the home one: usually within seconds, within
 * minutes as a rule, without a promise. A copy that is late, or not there yet, is why readers know the
 * home bucket as well.
 *
 * Deletions are not replicated: a season deleted by mistake is still there.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html
 */
export class SeasonReplicas extends pulumi.ComponentResource {
  /** In the order of `regions`. */
  readonly replicas: readonly SeasonReplica[];

  /** @throws {pulumi.ResourceError} for Regions that are unknown, named twice, or home. */
  constructor(name: string, args: SeasonReplicasArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:storage:SeasonReplicas", name, {}, opts);
    const { home, regions } = args;
    const child = { parent: this };
    refuse(this, problems(home.bucket.region, regions));

    const key = home.location.apply((location) => location.key);
    const buckets = regions.map(
      // Copies: a Region that is taken out takes its own along, and loses nothing that is not at home.
      (region) =>
        new PrivateBucket(`${name}-${region}`, { region, protect: false, disposable: true }, child),
    );
    this.replicas = buckets.map(({ bucket, arn, region }) => ({
      region,
      location: pulumi.all([bucket, key]).apply((where) => at(where[0], where[1], region)),
      objectArn: pulumi.interpolate`${arn}/${key}`,
    }));
    if (buckets.length > 0) {
      const role = new iam.Role(
        `${name}-role`,
        { assumeRolePolicy: trust(home.bucket.arn) },
        child,
      );
      const permissions = this.#permit(name, role, args);
      const replication = new s3.BucketReplicationConfig(
        `${name}-replication`,
        {
          // A bucket has one configuration: this is what a Region more changes.
          bucket: home.bucket.bucket,
          region: home.bucket.region,
          role: role.arn,
          rules: buckets.map((bucket) => rule(bucket, key)),
        },
        // All of a bucket is waited for: S3 refuses to replicate where versioning is not on yet.
        { ...child, dependsOn: [home.bucket, ...buckets, ...permissions] },
      );
      this.#fill(name, args, [home, replication]);
    }
    this.registerOutputs({ replicas: this.replicas });
  }

  /** One policy a Region, so that a Region more leaves the others' alone. */
  #permit(name: string, role: iam.Role, { home }: SeasonReplicasArgs): iam.RolePolicy[] {
    const child = { parent: this };
    const attach = (purpose: string, policy: pulumi.Output<string>) =>
      new iam.RolePolicy(`${name}-${purpose}`, { role: role.name, policy }, child);
    return [
      attach("read", readHome(home)),
      ...this.replicas.map(({ region, objectArn }) =>
        attach(`${region}-write`, writeReplica(objectArn)),
      ),
    ];
  }

  /** Replication takes along what is written from now on; what lies at home already is copied once. */
  #fill(name: string, { home }: SeasonReplicasArgs, dependsOn: readonly pulumi.Resource[]): void {
    for (const { region, location } of this.replicas) {
      new s3.ObjectCopy(
        `${name}-${region}-first-copy`,
        {
          region,
          bucket: location.apply(({ bucket }) => bucket),
          key: location.apply(({ key }) => key),
          source: home.location.apply(({ bucket, key }) => `${bucket}/${key}`),
        },
        // It goes with its bucket, which goes with all that lies in it.
        { parent: this, dependsOn: [...dependsOn], retainOnDelete: true },
      );
    }
  }
}

function problems(homeRegion: string, regions: readonly string[]): (string | undefined)[] {
  return regions.flatMap((region, index) => [
    replicationPriority(region) === undefined
      ? `regions must be Regions of AWS, got ${JSON.stringify(region)}`
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
    destination: { bucket: arn },
    deleteMarkerReplication: { status: "Disabled" },
  };
}

/** S3 takes the role for this bucket alone. */
function trust(homeArn: pulumi.Output<string>): pulumi.Output<string> {
  return pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "s3.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: { ArnEquals: { "aws:SourceArn": homeArn } },
      },
    ],
  });
}

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

/** It may write what it replicates, and delete nothing. */
function writeReplica(objectArn: pulumi.Output<string>): pulumi.Output<string> {
  return pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: ["s3:ReplicateObject", "s3:ReplicateTags"], Resource: objectArn },
    ],
  });
}
