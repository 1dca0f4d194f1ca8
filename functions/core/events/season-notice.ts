/**
 * Reads a message of the queue that S3 tells of changes.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 * @module
 */

/** What a message tells. */
export type SeasonNotice =
  /** Versions of the season that were written or removed; `undefined` for one without an id. */
  | { readonly kind: "versions"; readonly ids: readonly (string | undefined)[] }
  /** Nothing about the season: another object, or S3's test of a new notification. */
  | { readonly kind: "nothing" }
  /** Not a message of S3. */
  | { readonly kind: "unreadable" };

/**
 * Reads the body of a message.
 *
 * @param season The object that is of interest.
 * @throws never
 */
export function readNotice(
  body: string,
  season: { readonly bucket: string; readonly key: string },
): SeasonNotice {
  const message = parsed(body);
  if (text(message, "Event") === "s3:TestEvent") {
    return { kind: "nothing" };
  }
  const records = field(message, "Records");
  if (!Array.isArray(records)) {
    return { kind: "unreadable" };
  }
  const ids = records
    .map((record: unknown) => field(record, "s3"))
    .filter(
      (s3) =>
        text(field(s3, "bucket"), "name") === season.bucket &&
        decodedKey(text(field(s3, "object"), "key") ?? "") === season.key,
    )
    .map((s3) => text(field(s3, "object"), "versionId"));
  return ids.length === 0 ? { kind: "nothing" } : { kind: "versions", ids };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? new Map(Object.entries(value)).get(name)
    : undefined;
}

function text(value: unknown, name: string): string | undefined {
  const found = field(value, name);
  return typeof found === "string" ? found : undefined;
}

/** S3 encodes the key as in a form: percent-encoding, and `+` for a space. */
function decodedKey(key: string): string | undefined {
  try {
    return decodeURIComponent(key.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}
