/**
 * S3 on this machine or in AWS, for the commands that change an object.
 *
 * @module
 */
import { S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";

/** Where a bucket is. */
export type BucketPlace =
  | { readonly from: "local"; readonly endpoint: string }
  /** `undefined`: the Region of the environment. */
  | { readonly from: "aws"; readonly region: string | undefined };

/** The local runtime accepts any credentials as the owner's. */
const anyCredentials = { accessKeyId: "local", secretAccessKey: "local" };

/** Makes a client. In AWS, it has the SDK's default credentials. */
export function openS3(place: BucketPlace): S3Client {
  return new S3Client(s3ConfigOf(place));
}

/** The configuration of {@link openS3}. */
export function s3ConfigOf(place: BucketPlace): S3ClientConfig {
  switch (place.from) {
    case "local":
      return {
        endpoint: place.endpoint,
        region: "us-east-1",
        forcePathStyle: true,
        credentials: anyCredentials,
      };
    case "aws":
      return place.region === undefined
        ? {}
        : { region: place.region, followRegionRedirects: true };
  }
}
