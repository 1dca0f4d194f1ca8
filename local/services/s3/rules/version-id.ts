/**
 * Version ids in the order of their making.
 *
 * To clients an id is opaque. In S3 a list goes on behind a marker whose version has been deleted since, so an id has to
 * tell its place by itself.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html
 * @module
 */

/** The id of a version written while a bucket keeps no versions. */
export const nullVersionId = "null";

/** Whether S3 could have given out an id; it refuses any other before it looks for the version (measured). */
export function isVersionId(text: string): boolean {
  return text === nullVersionId || /^[A-Za-z0-9._-]{32}$/.test(text);
}

/** Digits of the time, base 32; enough for 55 bits. */
const timeDigits = 11;
const orderedId = /^[0-9a-v]{11}[A-Za-z0-9._]{21}$/;

/** Returns an id that sorts before every id it returned before. */
export type VersionIds = () => string;

/**
 * @param nowMs Milliseconds since the epoch; a clock that stands still or goes back does not repeat an id.
 * @param random Random bytes.
 */
export function createVersionIds(
  nowMs: () => number,
  random: (sizeBytes: number) => Buffer,
): VersionIds {
  let lastMicroseconds = 0;
  return () => {
    lastMicroseconds = Math.max(lastMicroseconds + 1, Math.floor(nowMs() * 1000));
    const time = (Number.MAX_SAFE_INTEGER - lastMicroseconds).toString(32);
    // Base64 without what would need encoding in a query.
    const suffix = random(16).toString("base64url").replaceAll("-", ".").slice(0, 21);
    return `${time.padStart(timeDigits, "0")}${suffix}`;
  };
}

/**
 * Whether a version comes after a marker in a list, newest first, where the marker's own version is gone. A version or a
 * marker that has no order (`null`, or written by an earlier release) is listed: nothing is left out.
 */
export function isAfterMarker(versionId: string, marker: string): boolean {
  const comparable = orderedId.test(versionId) && orderedId.test(marker);
  return !comparable || versionId > marker;
}
