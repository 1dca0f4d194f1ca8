/**
 * What buckets let others do: their policies, and which of them may be public at all.
 *
 * @module
 */
import type { Graph, GraphNode } from "../program/graph.ts";
import type { Statement } from "../services/iam/policy-document.ts";
import type { Findings } from "./findings.ts";
import { readStatements } from "./policy-statements.ts";
import { Reader } from "./property-reader.ts";
import type { Bucket } from "./stack-model.ts";

const bucketType = "aws:s3/bucket:Bucket";

/** A policy is a resource, or a property of its bucket. */
function hasPolicy({ type, inputs, external }: GraphNode): boolean {
  return type === bucketType
    ? !external && (inputs["policy"] ?? "") !== ""
    : type === "aws:s3/bucketPolicy:BucketPolicy";
}

/** @returns Statements by bucket ARN. */
export function readBucketPolicies(
  graph: Graph,
  buckets: readonly Bucket[],
  findings: Findings,
): ReadonlyMap<string, readonly Statement[]> {
  const byBucket = new Map<string, readonly Statement[]>();
  for (const node of graph.nodes.filter(hasPolicy)) {
    const reader = Reader.inputs(node, findings);
    const name = node.type === bucketType ? node.outputs["bucket"] : reader.text("bucket");
    const bucket = buckets.find((each) => each.name === name);
    if (bucket === undefined) {
      reader.foreign("bucket", "must be a bucket of this program");
    } else if (byBucket.has(bucket.arn)) {
      // A bucket has one policy: on AWS the last write wins, in no defined order.
      reader.refuse("bucket", "must be the only policy of its bucket");
    } else {
      const document = reader.value("policy");
      byBucket.set(bucket.arn, readStatements(node, document, "resource", "policy", findings));
    }
  }
  return byBucket;
}

/**
 * ARNs of buckets whose policy may open them to everyone. A bucket blocks that from its creation, until
 * a public access block of the program says otherwise.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export function readPublicBuckets(graph: Graph, buckets: readonly Bucket[]): ReadonlySet<string> {
  const open = graph.nodes
    .filter(({ type }) => type === "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock")
    .filter(({ inputs }) => inputs["restrictPublicBuckets"] !== true)
    .map(({ inputs }) => inputs["bucket"]);
  return new Set(buckets.filter(({ name }) => open.includes(name)).map(({ arn }) => arn));
}
