/**
 * Which buckets are copied to which, and which objects once.
 *
 * @module
 */
import type { Graph, GraphNode } from "../program/graph.ts";
import type { Replication, ReplicationRule } from "../services/s3/buckets.ts";
import type { Findings } from "./findings.ts";
import { Reader } from "./property-reader.ts";
import type { Bucket, ObjectCopy } from "./stack-model.ts";

/** Reads every `aws:s3/bucketReplicationConfig:BucketReplicationConfig`, by the name of its bucket. */
export function readReplications(
  graph: Graph,
  buckets: readonly Bucket[],
  findings: Findings,
): ReadonlyMap<string, Replication> {
  return new Map(
    graph.nodes
      .filter(({ type }) => type === "aws:s3/bucketReplicationConfig:BucketReplicationConfig")
      .map((node) => readReplication(node, buckets, findings)),
  );
}

/** Reads every `aws:s3/objectCopy:ObjectCopy`. */
export function readObjectCopies(
  graph: Graph,
  buckets: readonly Bucket[],
  findings: Findings,
): readonly ObjectCopy[] {
  return graph.nodes
    .filter(({ type, external }) => type === "aws:s3/objectCopy:ObjectCopy" && !external)
    .map((node) => readObjectCopy(node, buckets, findings));
}

function readReplication(
  node: GraphNode,
  buckets: readonly Bucket[],
  findings: Findings,
): readonly [string, Replication] {
  const reader = Reader.inputs(node, findings);
  const source = ownBucket(reader, "bucket", buckets);
  demandVersions(reader, "bucket", source);
  const rules = reader
    .objects("rules")
    .filter((rule) => rule.oneOf("status", ["Enabled", "Disabled"]) === "Enabled")
    .flatMap((rule) => readRule(rule, node, buckets, findings));
  return [source?.name ?? "", { role: reader.text("role"), rules }];
}

/** Empty for a rule that takes nothing here. */
function readRule(
  rule: Reader,
  node: GraphNode,
  buckets: readonly Bucket[],
  findings: Findings,
): readonly ReplicationRule[] {
  const filter = rule.object("filter");
  const both = filter.object("and");
  if (!rule.has("filter")) {
    // See `replicationWithoutFilter` in aws/s3-behavior.ts.
    const why = "a rule without a filter replicates delete markers too, which is not simulated";
    findings.list(node, rule.path("filter"), why);
  }
  const destination = rule.object("destination");
  const arn = destination.text("bucket");
  const target = buckets.find((bucket) => bucket.arn === arn);
  if (target === undefined) {
    const why = "the bucket is not in this program: nothing is replicated to it";
    findings.list(node, destination.path("bucket"), why);
    return [];
  }
  demandVersions(destination, "bucket", target);
  const prefix = filter.optionalText("prefix") ?? both.optionalText("prefix");
  return filter.has("tag") || both.has("tags")
    ? []
    : [{ prefix: prefix ?? rule.text("prefix", ""), destination: target.name }];
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-requirements.html */
function demandVersions(reader: Reader, name: string, bucket: Bucket | undefined): void {
  if (bucket?.versioned === false) {
    reader.refuse(name, "must be a bucket with versioning enabled");
  }
}

function readObjectCopy(
  node: GraphNode,
  buckets: readonly Bucket[],
  findings: Findings,
): ObjectCopy {
  const reader = Reader.inputs(node, findings);
  const [sourceBucket, ...key] = reader.text("source").split("/");
  const source = { bucket: sourceBucket ?? "", key: key.join("/") };
  if (source.key === "" || !buckets.some(({ name }) => name === source.bucket)) {
    reader.foreign("source", "must be a bucket of this program and a key, like bucket/key");
  }
  const bucket = ownBucket(reader, "bucket", buckets)?.name ?? "";
  return { source, target: { bucket, key: reader.text("key") }, urn: node.urn };
}

function ownBucket(reader: Reader, name: string, buckets: readonly Bucket[]): Bucket | undefined {
  const named = reader.text(name);
  const bucket = buckets.find((each) => each.name === named);
  if (bucket === undefined) {
    reader.foreign(name, "must be a bucket of this program");
  }
  return bucket;
}
