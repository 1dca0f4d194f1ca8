/**
 * Buckets, and what of them is declared beside them.
 *
 * @module
 */
import type { StackResource } from "./resource.ts";
import { type Stack, sources } from "./stack.ts";
import { isTrue, part, text, unknown } from "./value.ts";

/** The copying of one bucket's objects. */
export const replicationType = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";

/** A bucket. */
export const bucketType = "aws:s3/bucket:Bucket";

/** A bucket under either of the names it has in the provider. */
export const bucketTypes: readonly string[] = typesOf("bucket");

/** A resource of S3 under either of its names: `bucketVersioning` is also there as `bucketVersioningV2`. */
export function typesOf(resource: string): readonly string[] {
  const upper = `${resource.charAt(0).toUpperCase()}${resource.slice(1)}`;
  return [`aws:s3/${resource}:${upper}`, `aws:s3/${resource}V2:${upper}V2`];
}

/** Every bucket of the stack. */
export function buckets(stack: Stack): readonly StackResource[] {
  return stack.ofType(...bucketTypes);
}

/** What is declared of one bucket, like its `bucketVersioning`. */
export function partsOf(
  stack: Stack,
  bucket: StackResource,
  resource: string,
): readonly StackResource[] {
  return stack.ofType(...typesOf(resource)).filter((each) => isAbout(each, bucket));
}

/** What may be declared of one bucket: that it is not is unknown until names are. */
export function mayHavePart(stack: Stack, bucket: StackResource, resource: string): boolean {
  return stack
    .ofType(...typesOf(resource))
    .some(
      (each) =>
        isAbout(each, bucket) ||
        ([each.props["bucket"], bucket.props["bucket"]].includes(unknown) &&
          sources(each, "bucket", ...bucketTypes).length === 0),
    );
}

/** Whether an input names a bucket: by its name where both are known, else by where the name comes from. */
export function isAbout(resource: StackResource, bucket: StackResource, input = "bucket"): boolean {
  const named = text(resource.props[input]);
  const own = text(bucket.props["bucket"]);
  return named !== undefined && own !== undefined
    ? named === own
    : sources(resource, input).includes(bucket);
}

/** The buckets that copies of a bucket's objects go to, as far as they are of this stack. */
export function destinationsOf(stack: Stack, replication: StackResource): readonly StackResource[] {
  return buckets(stack).filter(
    (bucket) =>
      sources(replication, "rules").includes(bucket) && !isAbout(replication, bucket, "bucket"),
  );
}

/** The bucket whose objects a replication copies, and those it copies them to, as far as they are of this stack. */
export function replicatedBy(stack: Stack, replication: StackResource): readonly StackResource[] {
  const from = buckets(stack).filter((bucket) => isAbout(replication, bucket));
  return [...from, ...destinationsOf(stack, replication)];
}

/** The buckets whose objects are copied into a bucket. */
export function originalsOf(stack: Stack, copy: StackResource): readonly StackResource[] {
  return stack
    .ofType(replicationType)
    .filter((replication) => destinationsOf(stack, replication).includes(copy))
    .flatMap((replication) => buckets(stack).filter((each) => isAbout(replication, each)));
}

/** Whether a bucket declares versioning inside itself, as older programs do, or may do so. */
export function keepsVersionsItself({ props }: StackResource): boolean {
  const given = part(props, "versioning", "enabled");
  return given === unknown || isTrue(given);
}
