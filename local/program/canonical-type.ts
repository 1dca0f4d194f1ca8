/**
 * Resource types that have a second name in the SDK, and properties that have another form there.
 *
 * @see https://www.pulumi.com/registry/packages/aws/how-to-guides/7-0-migration/
 * @module
 */

import type { GraphNode, Properties } from "./graph.ts";

/** Types of S3 that end in V2 until version 7 of `@pulumi/aws` gave the plain names to them. */
const second: ReadonlyMap<string, string> = new Map(
  [
    "Bucket",
    "BucketAccelerateConfiguration",
    "BucketAcl",
    "BucketCorsConfiguration",
    "BucketLifecycleConfiguration",
    "BucketLogging",
    "BucketObjectLockConfiguration",
    "BucketRequestPaymentConfiguration",
    "BucketServerSideEncryptionConfiguration",
    "BucketVersioning",
    "BucketWebsiteConfiguration",
  ].map((name): [string, string] => [typeOf(`${name}V2`), typeOf(name)]),
);

/** Lists of one of a BucketV2 that are plain properties of a bucket. */
const ofBucketV2: Readonly<Record<string, string>> = {
  loggings: "logging",
  replicationConfigurations: "replicationConfiguration",
  serverSideEncryptionConfigurations: "serverSideEncryptionConfiguration",
  versionings: "versioning",
  websites: "website",
};

/** A node under the names by which this runtime knows its type and properties. */
export function canonicalNode(node: GraphNode): GraphNode {
  const type = canonicalType(node.type);
  if (node.type !== typeOf("BucketV2")) {
    return type === node.type ? node : { ...node, type };
  }
  return { ...node, type, inputs: singular(node.inputs), outputs: singular(node.outputs) };
}

function singular(bag: Properties): Properties {
  return Object.fromEntries(
    Object.entries(bag).map(([name, value]) => {
      const plain = Object.hasOwn(ofBucketV2, name) ? ofBucketV2[name] : undefined;
      return plain !== undefined && Array.isArray(value)
        ? [plain, value[0] ?? null]
        : [name, value];
    }),
  );
}

/** The name by which this runtime knows a type. */
export function canonicalType(type: string): string {
  return second.get(type) ?? type.replace(/^aws:alb\//, "aws:lb/");
}

function typeOf(name: string): string {
  return `aws:s3/${name.charAt(0).toLowerCase()}${name.slice(1)}:${name}`;
}
