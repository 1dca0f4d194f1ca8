/**
 * Notices deletes that happen while a conditional write is on its way: S3 answers such a write with 409.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 * @module
 */

/** A write that is watched. */
export interface Watched {
  /** Whether its key was deleted since. */
  readonly deleted: boolean;
}

/** Remembers a key only while a write to it is on its way. */
export interface DeleteWatch {
  /** Runs a write that is told of deletes from this moment on. */
  during<T>(bucket: string, key: string, write: (watched: Watched) => Promise<T>): Promise<T>;
  /** Tells every write on its way to this key. */
  note(bucket: string, key: string): void;
}

/** A watch with nothing to see yet. */
export function createDeleteWatch(): DeleteWatch {
  const watchers = new Map<string, Set<{ deleted: boolean }>>();
  return {
    async during(bucket, key, write) {
      const name = `${bucket}/${key}`;
      const watched = { deleted: false };
      const others = watchers.get(name) ?? new Set();
      watchers.set(name, others.add(watched));
      try {
        return await write(watched);
      } finally {
        others.delete(watched);
        if (others.size === 0) {
          watchers.delete(name);
        }
      }
    },
    note(bucket, key) {
      for (const watched of watchers.get(`${bucket}/${key}`) ?? []) {
        watched.deleted = true;
      }
    },
  };
}
