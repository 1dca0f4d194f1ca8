/**
 * An S3 client whose requests end in a bounded time.
 *
 * @module
 */
import { S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";

/** Time of one request with its second attempt, milliseconds. */
const totalMs = 3000;

/** A client, and the options of one request with it. */
export interface BoundedS3 {
  /** Makes the client at the first call and keeps it. */
  s3(): S3Client;
  /** Aborts a request after 3 seconds. */
  within(): { readonly abortSignal: AbortSignal };
}

/** See the module. */
export function boundedS3(region: string, config: S3ClientConfig): BoundedS3 {
  let client: S3Client | undefined;
  return {
    s3() {
      client ??= new S3Client({
        region,
        maxAttempts: 2,
        requestHandler: { connectionTimeout: 1000 },
        ...config,
      });
      return client;
    },
    within: () => ({ abortSignal: AbortSignal.timeout(totalMs) }),
  };
}
