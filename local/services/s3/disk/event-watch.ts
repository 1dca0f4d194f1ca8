/**
 * Reports what happens to objects, with the operation that does it, as events name both.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html
 * @module
 */
import type { KeyRecord, Version } from "./key-record.ts";
import type { Store } from "./store.ts";

/** Something that happened to an object. */
export interface ObjectEvent {
  /** Like `ObjectCreated:Put`. */
  readonly name: string;
  readonly bucket: string;
  readonly key: string;
  /** The version that is new, or that is gone. */
  readonly version: Version;
}

/** Names of the writes, by operation. */
const created: Readonly<Record<string, string>> = {
  CopyObject: "Copy",
  CompleteMultipartUpload: "CompleteMultipartUpload",
  PutObject: "Put",
};

/**
 * A store over another one.
 *
 * @param operation Like `PutObject`.
 * @param tell Called after each commit, once for each event of it. It must not throw.
 */
export function watchEvents(
  store: Store,
  operation: string,
  tell: (event: ObjectEvent) => void,
): Store {
  return {
    ...store,
    alone: (bucket, key, work) =>
      store.alone(bucket, key, (slot) =>
        work({
          ...slot,
          async commit(next) {
            await slot.commit(next);
            for (const event of eventsOf(slot.record, next, created[operation])) {
              tell({ ...event, bucket, key });
            }
          },
        }),
      ),
  };
}

/** A write that replaces the `null` version removes it without an event. */
function eventsOf(
  before: KeyRecord,
  after: KeyRecord,
  creation: string | undefined,
): readonly Pick<ObjectEvent, "name" | "version">[] {
  const known = new Set(before.versions.map(identity));
  const left = new Set(after.versions.map(identity));
  const added = after.versions.filter((version) => !known.has(identity(version)));
  if (added.length === 0) {
    return before.versions
      .filter((version) => !left.has(identity(version)))
      .map((version) => ({ name: "ObjectRemoved:Delete", version }));
  }
  return added
    .map((version) => ({ name: nameOf(version, creation), version }))
    .filter(({ name }) => name !== "");
}

function nameOf({ kind }: Version, creation = ""): string {
  if (kind === "delete-marker") {
    return "ObjectRemoved:DeleteMarkerCreated";
  }
  return creation === "" ? "" : `ObjectCreated:${creation}`;
}

/** Every write has a file of its own; a marker has none. */
function identity(version: Version): string {
  return version.kind === "object"
    ? version.data
    : `${version.versionId} ${version.lastModifiedMs}`;
}
