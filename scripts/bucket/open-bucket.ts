/**
 * S3 on this machine or in AWS, for the commands that change an object.
 *
 * @module
 */
import { S3Client } from "@aws-sdk/client-s3";

/** Where a bucket is. */
export type BucketPlace =
  | { readonly from: "local"; readonly endpoint: string }
  /** `undefined`: the Region of the environment. */
  | { readonly from: "aws"; readonly region: string | undefined };

/** The local runtime accepts any credentials as the owner's. */
const anyCredentials = { accessKeyId: "local", secretAccessKey: "local" };

/** Makes a client. In AWS, it has the SDK's default credentials. */
export function openS3(place: BucketPlace): S3Client {
  switch (place.from) {
    case "local":
      return new S3Client({
        endpoint: place.endpoint,
        region: "us-east-1",
        forcePathStyle: true,
        credentials: anyCredentials,
      });
    case "aws":
      return new S3Client(
        place.region === undefined ? {} : { region: place.region, followRegionRedirects: true },
      );
  }
}
