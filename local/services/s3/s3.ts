/**
 * S3 on loopback: the buckets a program declares, served as S3 serves them, kept on disk between runs.
 *
 * No library does this today: the known ones for Node stopped before conditional writes, checksums in
 * trailers and versions as the SDK now expects them. What is kept of S3 and what is not stands in
 * `local/services/README.md`.
 *
 * @module
 */
import { randomBytes } from "node:crypto";
import type { RequestListener } from "node:http";
import { type Bucket, createBuckets } from "./buckets.ts";
import { type ObjectEvent, watchEvents } from "./disk/event-watch.ts";
import type { KeyRecord } from "./disk/key-record.ts";
import { createStore } from "./disk/store.ts";
import { createUploads } from "./disk/uploads.ts";
import { watchWrites } from "./disk/write-watch.ts";
import { createDispatch } from "./dispatch.ts";
import { createListener } from "./listener.ts";
import type { Authorize } from "./operations/call.ts";
import { createCompletions } from "./operations/completions.ts";
import { createDeleteWatch } from "./operations/delete-watch.ts";
import { createReplicator } from "./replication.ts";
import { createVersionIds, nullVersionId } from "./rules/version-id.ts";
import type { S3Request, S3Response } from "./s3-message.ts";
import { type SeedObject, seedObject } from "./seed.ts";
import type { KeyRing } from "./wire/identity.ts";

/** What S3 is made of. */
export interface S3Options extends KeyRing {
  /** Folder of all buckets; made when first written to. */
  readonly root: string;
  readonly buckets: readonly Bucket[];
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
  readonly authorize: Authorize;
  /** Told, in one line each, of denials, of damaged files and of our own errors. */
  readonly log: (message: string) => void;
  /** Told of objects that are written or removed. It must not throw. @default nobody is */
  readonly happened?: (event: ObjectEvent) => void;
  /** @default crypto.randomBytes */
  readonly random?: (sizeBytes: number) => Buffer;
}

/** S3. */
export interface S3 {
  /** Answers a request. @throws never */
  handle(request: S3Request): Promise<S3Response>;
  /** The same over HTTP. */
  readonly listener: RequestListener;
  /** Puts an object of the program where it belongs. @throws {S3Error} when S3 would refuse it. */
  seed(object: SeedObject): Promise<"written" | "kept">;
  /**
   * Replaces the buckets. What lies in others stays on disk, out of reach.
   *
   * @throws {TypeError} for a name S3 would refuse.
   */
  setBuckets(buckets: readonly Bucket[]): void;
  /** Every key of a bucket with its versions, in no order. One small file is read for each. */
  records(bucket: string): Promise<readonly KeyRecord[]>;
  /** Resolves once all that was written so far has been replicated, or was given up. */
  idle(): Promise<void>;
}

/** S3 keeps time in whole seconds. */
function wholeSeconds(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}

/** S3 over a folder. Touches nothing until asked. @throws {TypeError} for a bucket name S3 would refuse. */
export function createS3(options: S3Options): S3 {
  const { root, log, random = randomBytes, happened = () => undefined } = options;
  const files = createStore({ root, random, log });
  const buckets = createBuckets();
  buckets.replace(options.buckets, options.nowMs());
  const { authorize } = options;
  const replicator = createReplicator({ store: files, buckets, authorize, log });
  const store = watchWrites(files, replicator.written);
  const nowMs = () => wholeSeconds(options.nowMs());
  const nextVersionId = createVersionIds(options.nowMs, random);
  const newVersionId = (bucket: Bucket) => (bucket.versioned ? nextVersionId() : nullVersionId);
  const handle = createDispatch({
    ...options,
    nowMs,
    random,
    buckets,
    storeFor: (operation) => watchEvents(store, operation, happened),
    uploads: createUploads({ root, random, log }),
    deletes: createDeleteWatch(),
    completions: createCompletions(),
    newVersionId,
  });
  return {
    handle,
    listener: createListener(handle),
    seed: async (object) =>
      seedObject(
        {
          store: watchEvents(store, "PutObject", happened),
          bucket: buckets.find(object.bucket),
          nowMs: nowMs(),
          newVersionId,
        },
        object,
      ),
    setBuckets: (next) => buckets.replace(next, options.nowMs()),
    records: (bucket) => files.records(bucket),
    idle: replicator.idle,
  };
}
