/**
 * Puts what a program uploads into its bucket, as a deployment would.
 *
 * @module
 */
import { createHash } from "node:crypto";
import type { Bucket } from "./buckets.ts";
import type { Store } from "./disk/store.ts";
import { currentObject, withVersion } from "./rules/history.ts";
import { storedHeaders } from "./rules/object-headers.ts";
import { checkKeyLength } from "./wire/address.ts";
import { defaultAlgorithm, fullChecksum } from "./wire/checksum.ts";

/** An object the program declares. */
export interface SeedObject {
  readonly bucket: string;
  readonly key: string;
  readonly body: Buffer;
  /** @default "binary/octet-stream" */
  readonly contentType?: string | undefined;
  readonly cacheControl?: string | undefined;
  readonly contentEncoding?: string | undefined;
  readonly contentDisposition?: string | undefined;
  readonly contentLanguage?: string | undefined;
  /** @default "STANDARD" */
  readonly storageClass?: string | undefined;
  /** Where a website redirects requests for it. @default nowhere */
  readonly websiteRedirect?: string | undefined;
  /** Without the prefix `x-amz-meta-`. */
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  /** Changes when the program's object does, and only then. */
  readonly fingerprint: string;
}

/** Where and when an object is seeded. */
export interface SeedPlace {
  readonly store: Store;
  readonly bucket: Bucket;
  readonly nowMs: number;
  readonly newVersionId: (bucket: Bucket) => string;
}

/**
 * Writes the object when the bucket has none, or when the program's differs from the one it put there
 * last. What somebody put there since is kept as long as the program's object stays the same, just as
 * a deployment leaves it alone.
 *
 * @throws {S3Error} when S3 would refuse the object.
 */
export async function seedObject(
  place: SeedPlace,
  object: SeedObject,
): Promise<"written" | "kept"> {
  checkKeyLength(object.key);
  const headers = storedHeaders(requestHeaders(object));
  return place.store.alone(place.bucket.name, object.key, async (slot) => {
    const { record } = slot;
    if (record.seed === object.fingerprint && currentObject(record.versions) !== undefined) {
      return "kept";
    }
    const versions = withVersion(record.versions, {
      kind: "object",
      versionId: place.newVersionId(place.bucket),
      lastModifiedMs: place.nowMs,
      etag: createHash("md5").update(object.body).digest("hex"),
      sizeBytes: object.body.length,
      headers,
      checksum: fullChecksum(defaultAlgorithm, object.body),
      data: await slot.write(object.body),
    });
    await slot.commit({ key: object.key, versions, seed: object.fingerprint });
    return "written";
  });
}

/** The object as a PutObject request would say it. */
function requestHeaders(object: SeedObject): Record<string, string> {
  const headers: Readonly<Record<string, string | undefined>> = {
    "content-type": object.contentType,
    "cache-control": object.cacheControl,
    "content-encoding": object.contentEncoding,
    "content-disposition": object.contentDisposition,
    "content-language": object.contentLanguage,
    "x-amz-storage-class": object.storageClass,
    "x-amz-website-redirect-location": object.websiteRedirect,
    ...Object.fromEntries(
      Object.entries(object.metadata ?? {}).map(([name, value]) => [
        `x-amz-meta-${name.toLowerCase()}`,
        value,
      ]),
    ),
  };
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
