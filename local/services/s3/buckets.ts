/**
 * The buckets a program declares.
 *
 * @module
 */
import type { CorsRule } from "./rules/cors.ts";
import { S3Error } from "./wire/s3-error.ts";

/** A bucket. */
export interface Bucket {
  readonly name: string;
  readonly region: string;
  /** Whether versioning is enabled. */
  readonly versioned: boolean;
  /** Whether versioning is suspended: it was enabled, and what is written now has the version id `null`. @default false */
  readonly suspended?: boolean;
  /** Which pages of other origins may do what here, the first rule that matches deciding. @default none */
  readonly cors?: readonly CorsRule[];
  /** Where its objects also go; only buckets with versioning have one, and name such buckets. */
  readonly replication?: Replication;
}

/** Rules by which a bucket's new objects go to other buckets. */
export interface Replication {
  /** ARN of the role S3 takes to read here and write there. */
  readonly role: string;
  /** Those that are enabled. */
  readonly rules: readonly ReplicationRule[];
}

/** One rule. */
export interface ReplicationRule {
  /** What keys must start with; empty for every key. */
  readonly prefix: string;
  /** Name of a bucket. */
  readonly destination: string;
}

/** Buckets by name. */
export interface Buckets {
  /** @throws {S3Error} `NoSuchBucket` */
  find(name: string): Bucket;
  /** In order of their names. */
  all(): readonly Bucket[];
  /** When they were declared, which here is when they came to be: milliseconds since the epoch. */
  sinceMs(): number;
  /** @throws {TypeError} for a name or a replication S3 would refuse. */
  replace(buckets: readonly Bucket[], nowMs: number): void;
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const validName = /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** No buckets yet. */
export function createBuckets(): Buckets {
  let byName: ReadonlyMap<string, Bucket> = new Map();
  let declaredMs = 0;
  return {
    find(name) {
      const bucket = byName.get(name);
      if (bucket === undefined) {
        throw new S3Error("NoSuchBucket", { elements: { BucketName: name } });
      }
      return bucket;
    },
    all: () => [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    sinceMs: () => declaredMs,
    replace(buckets, nowMs) {
      const next = new Map(buckets.map((bucket) => [bucket.name, bucket]));
      for (const bucket of buckets) {
        checkName(bucket);
        checkReplication(bucket, next);
      }
      byName = next;
      declaredMs = nowMs;
    },
  };
}

/** A bucket's name is the name of a folder too, so a bad one goes no further. */
function checkName({ name }: Bucket): void {
  if (!validName.test(name)) {
    throw new TypeError(
      `bucket name must be 3 to 63 lower-case letters, digits, hyphens and single dots, got ${JSON.stringify(name)}`,
    );
  }
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-requirements.html */
function checkReplication(bucket: Bucket, all: ReadonlyMap<string, Bucket>): void {
  for (const { destination } of bucket.replication?.rules ?? []) {
    if (!bucket.versioned || all.get(destination)?.versioned !== true) {
      throw new TypeError(
        `buckets must both keep versions to replicate one to the other, got ${JSON.stringify(bucket.name)} and ${JSON.stringify(destination)}`,
      );
    }
  }
}
