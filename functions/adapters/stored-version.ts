/**
 * What is known of the versions of the season object.
 *
 * @module
 */

/** A stored version. */
export interface StoredVersion {
  readonly id: string;
  /** ETag of the object, with its quotes. */
  readonly tag: string;
  /** When it was written, milliseconds since the epoch; S3 keeps whole seconds. */
  readonly atMs?: number;
}

/** Versions of one object. */
export interface SeasonVersions {
  /**
   * Lists the newest versions, newest first, without delete markers.
   *
   * @returns no version when the object does not exist, or is deleted now.
   * @throws what S3 and the connection raise.
   */
  list(): Promise<readonly StoredVersion[]>;
  /**
   * Reads the text of a version.
   *
   * @returns `undefined` for one that no longer exists or is larger than a season may be.
   * @throws what S3 and the connection raise.
   */
  read(id: string): Promise<string | undefined>;
}

/** Versions that are listed. */
export const maxListed = 100;
