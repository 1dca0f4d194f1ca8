/**
 * Uploads that were completed lately: S3 answers the same completion again with the object it made.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html
 * @module
 */
import type { ObjectVersion } from "../disk/key-record.ts";

/** Completions remembered; the oldest are forgotten first. */
const maxRemembered = 1000;

/** What is remembered of completed uploads while the process runs. */
export interface Completions {
  /** @param parts A fingerprint of the parts that were named; another list of parts is not the same completion. */
  note(bucket: string, key: string, uploadId: string, parts: string, version: ObjectVersion): void;
  find(bucket: string, key: string, uploadId: string, parts: string): ObjectVersion | undefined;
}

/** Nothing was completed yet. */
export function createCompletions(): Completions {
  const versions = new Map<string, ObjectVersion>();
  const nameOf = (...steps: readonly string[]) => JSON.stringify(steps);
  return {
    note(bucket, key, uploadId, parts, version) {
      versions.set(nameOf(bucket, key, uploadId, parts), version);
      const [oldest] = versions.keys();
      if (versions.size > maxRemembered && oldest !== undefined) {
        versions.delete(oldest);
      }
    },
    find: (bucket, key, uploadId, parts) => versions.get(nameOf(bucket, key, uploadId, parts)),
  };
}
