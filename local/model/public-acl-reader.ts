/**
 * Access control lists that open buckets and objects to everyone.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl
 * @module
 */
import type { Graph, GraphNode } from "../program/graph.ts";
import { asBag } from "../program/values.ts";
import type { Findings } from "./findings.ts";
import type { Bucket, ObjectSeed } from "./stack-model.ts";

/** Lists by which nothing is open. */
const closed = ["private", "bucket-owner-read", "bucket-owner-full-control", "log-delivery-write"];

/**
 * What everyone may do by access control lists: an action by the ARN of a bucket or an object. A list counts where
 * ownership controls enable lists, and where no public access block ignores public ones; a bucket does neither by default.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
 */
export function readPublicAcls(
  graph: Graph,
  buckets: readonly Bucket[],
  objects: readonly ObjectSeed[],
  findings: Findings,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const node of graph.nodes.filter(({ external }) => !external)) {
    const acl = node.inputs["acl"];
    const isOpen = typeof acl === "string" && !closed.includes(acl);
    for (const { bucket, arn, action } of isOpen ? placesOf(node, buckets, objects) : []) {
      const why = whyClosed(graph, bucket.name, String(acl));
      if (why === undefined) {
        found.set(arn, action);
      } else {
        findings.list(node, "acl", why);
      }
    }
  }
  return found;
}

interface Place {
  readonly bucket: Bucket;
  readonly arn: string;
  readonly action: string;
}

/** A component that uploads a folder has many objects. */
function placesOf(
  node: GraphNode,
  buckets: readonly Bucket[],
  objects: readonly ObjectSeed[],
): readonly Place[] {
  const isOfBucket = ["aws:s3/bucket:Bucket", "aws:s3/bucketAcl:BucketAcl"].includes(node.type);
  const named = isOfBucket ? buckets.filter(({ name }) => name === node.outputs["bucket"]) : [];
  return [
    ...named.map((bucket) => ({ bucket, arn: bucket.arn, action: "s3:ListBucket" })),
    ...objects
      .filter(({ urn }) => urn === node.urn)
      .flatMap((object) =>
        buckets
          .filter(({ name }) => name === object.bucket)
          .map((bucket) => ({
            bucket,
            arn: `${bucket.arn}/${object.key}`,
            action: "s3:GetObject",
          })),
      ),
  ];
}

/** @returns `undefined` where the list counts. */
function whyClosed(graph: Graph, bucket: string, acl: string): string | undefined {
  const beside = (type: string) =>
    graph.nodes.find(({ type: each, inputs }) => each === type && inputs["bucket"] === bucket)
      ?.inputs;
  if (acl !== "public-read") {
    return "of access control lists that open something, only public-read is evaluated";
  }
  const rule = asBag(
    beside("aws:s3/bucketOwnershipControls:BucketOwnershipControls")?.["rule"] ?? null,
  );
  if ((rule?.["objectOwnership"] ?? "BucketOwnerEnforced") === "BucketOwnerEnforced") {
    return "S3 refuses it with AccessControlListNotSupported, and it has no effect here: BucketOwnershipControls must enable lists";
  }
  const block = beside("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock");
  if (
    block === undefined ||
    block["blockPublicAcls"] === true ||
    block["ignorePublicAcls"] === true
  ) {
    return "the public access block of the bucket blocks it: a BucketPublicAccessBlock must set blockPublicAcls and ignorePublicAcls to false";
  }
  return undefined;
}
