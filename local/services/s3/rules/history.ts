/**
 * What a write or a delete does to the versions of a key.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html
 * @module
 */
import type { DeleteMarker, ObjectVersion, Version } from "../disk/key-record.ts";
import { nullVersionId } from "./version-id.ts";

/** The current object; undefined when there is none or a delete marker stands there. */
export function currentObject(versions: readonly Version[]): ObjectVersion | undefined {
  const [first] = versions;
  return first?.kind === "object" ? first : undefined;
}

/** The versions after a write: on top, and in place of the `null` version if it is one itself. */
export function withVersion(versions: readonly Version[], added: Version): readonly Version[] {
  const kept =
    added.versionId === nullVersionId ? withoutVersion(versions, nullVersionId) : versions;
  return [added, ...kept];
}

/**
 * The versions after a replica has come: a copy keeps the time of its original, so where something was
 * written here since, it is no longer the newest: `replicaOrder` in aws/s3-behavior.ts.
 */
export function withReplica(
  versions: readonly Version[],
  replica: ObjectVersion,
): readonly Version[] {
  const newer = versions.filter(({ lastModifiedMs }) => lastModifiedMs > replica.lastModifiedMs);
  return [...newer, replica, ...versions.filter((version) => !newer.includes(version))];
}

/** The versions without one of them. */
export function withoutVersion(
  versions: readonly Version[],
  versionId: string,
): readonly Version[] {
  return versions.filter((version) => version.versionId !== versionId);
}

/**
 * The versions after a simple delete (one that names no version).
 *
 * @param versioned False for a bucket that never kept versions. Where versioning is suspended the id of the marker is
 *   `null`, and it replaces the `null` version.
 */
export function withDelete(
  versions: readonly Version[],
  marker: DeleteMarker,
  versioned: boolean,
): { readonly versions: readonly Version[]; readonly marker: DeleteMarker | undefined } {
  if (!versioned && withoutVersion(versions, nullVersionId).length === 0) {
    return { versions: [], marker: undefined };
  }
  return { versions: withVersion(versions, marker), marker };
}
