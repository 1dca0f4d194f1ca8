/**
 * Resource types that have a second name in the SDK.
 *
 * @see https://www.pulumi.com/registry/packages/aws/how-to-guides/7-0-migration/
 * @module
 */

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

/** The name by which this runtime knows a type. */
export function canonicalType(type: string): string {
  return second.get(type) ?? type.replace(/^aws:alb\//, "aws:lb/");
}

function typeOf(name: string): string {
  return `aws:s3/${name.charAt(0).toLowerCase()}${name.slice(1)}:${name}`;
}
