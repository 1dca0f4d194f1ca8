/**
 * The objects of a stack's buckets as its user sees them: with every version, and with the rights of the account.
 *
 * @module
 */
import { structuredPatch } from "diff";
import { emptyHeaders, headerValue, setHeader } from "../http/header-map.ts";
import type { Message } from "../http/message.ts";
import { fetchAs } from "../services/s3/bucket-origin.ts";
import type { KeyRecord, Version } from "../services/s3/disk/key-record.ts";
import type { S3 } from "../services/s3/s3.ts";

/** What of S3 is looked at. */
export type ShelfS3 = Pick<S3, "handle" | "records">;

/** An object in a bucket, and one of its versions. */
export interface ObjectName {
  readonly bucket: string;
  readonly key: string;
  /** @default the current one */
  readonly versionId?: string | undefined;
}

/** What S3 answered instead of what was asked for. */
export class ShelfRefusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The largest object that is shown, in bytes. */
export const maxShownBytes = 16 * 1024 * 1024;

/** Lines that may differ between two versions. */
const maxDifferences = 2000;

/** Lines around a difference. */
const contextLines = 3;

/** The objects of a bucket that are there, by key. */
export async function listObjects(
  s3: ShelfS3,
  bucket: string,
  {
    prefix,
    after,
    limit,
  }: { readonly prefix: string; readonly after: string; readonly limit: number },
): Promise<{ readonly objects: readonly object[]; readonly next?: string }> {
  const records = (await s3.records(bucket))
    .filter(({ key, versions }) => {
      const isThere = versions[0]?.kind === "object";
      return isThere && key.startsWith(prefix) && key > after;
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const page = records.slice(0, limit);
  const last = page.at(-1)?.key;
  return {
    objects: page.map(({ key, versions }) => ({
      key,
      ...describe(versions[0]),
      versions: versions.length,
    })),
    ...(records.length > limit && last !== undefined && { next: last }),
  };
}

/** The versions of a key, newest first. @throws {ShelfRefusal} where there is no such key. */
export async function listVersions(
  s3: ShelfS3,
  { bucket, key }: ObjectName,
): Promise<readonly object[]> {
  const { versions } = await recordOf(s3, bucket, key);
  return versions.map((version, index) => ({ ...describe(version), latest: index === 0 }));
}

async function recordOf(s3: ShelfS3, bucket: string, key: string): Promise<KeyRecord> {
  const record = (await s3.records(bucket)).find((each) => each.key === key);
  if (record === undefined) {
    throw new ShelfRefusal(404, `bucket ${bucket} has no key ${JSON.stringify(key)}`);
  }
  return record;
}

function describe(version: Version | undefined): object {
  if (version?.kind !== "object") {
    const { versionId, lastModifiedMs } = version ?? {};
    return { versionId, lastModifiedMs, deleteMarker: true };
  }
  const { versionId, lastModifiedMs, sizeBytes, etag, headers } = version;
  return {
    versionId,
    lastModifiedMs,
    deleteMarker: false,
    sizeBytes,
    etag,
    contentType: headers["content-type"],
  };
}

const account = { kind: "account" } as const;

/** A request of the account to S3. @throws {ShelfRefusal} what S3 refuses. */
async function ask(
  s3: ShelfS3,
  method: string,
  { bucket, key, versionId }: ObjectName,
  content?: { readonly body: Buffer; readonly contentType: string },
): Promise<Message> {
  const headers = emptyHeaders();
  if (content !== undefined) {
    setHeader(headers, "Content-Type", content.contentType);
    setHeader(headers, "Content-Length", String(content.body.length));
  }
  const answer = await fetchAs(s3, account, {
    method,
    path: `/${bucket}/${key.split("/").map(encodeURIComponent).join("/")}`,
    querystring: versionId === undefined ? "" : `versionId=${encodeURIComponent(versionId)}`,
    headers,
    body: content?.body ?? Buffer.alloc(0),
  });
  if (answer.status >= 400) {
    const text = answer.body.toString();
    const [, code = "S3"] = /<Code>([^<]*)/.exec(text) ?? [];
    const [, message = "refused"] = /<Message>([^<]*)/.exec(text) ?? [];
    throw new ShelfRefusal(answer.status, `${code}: ${message}`);
  }
  return answer;
}

/** The bytes of an object. @throws {ShelfRefusal} where there is none, or it has more than {@link maxShownBytes}. */
export async function readObject(s3: ShelfS3, name: ObjectName): Promise<Buffer> {
  const head = await ask(s3, "HEAD", name).catch(() => undefined);
  const sizeBytes = Number(headerValue(head?.headers ?? {}, "content-length") ?? 0);
  if (sizeBytes > maxShownBytes) {
    throw new ShelfRefusal(
      413,
      `the object has ${sizeBytes} bytes, and at most ${maxShownBytes} are shown here; get it from S3`,
    );
  }
  return (await ask(s3, "GET", name)).body;
}

/** Writes an object as a PUT of the account does; what waits for its event is told. @throws {ShelfRefusal} */
export async function writeObject(
  s3: ShelfS3,
  name: ObjectName,
  content: { readonly body: Buffer; readonly contentType: string },
): Promise<object> {
  const { headers } = await ask(s3, "PUT", name, content);
  return {
    versionId: headerValue(headers, "x-amz-version-id") ?? "null",
    etag: (headerValue(headers, "etag") ?? "").replaceAll('"', ""),
  };
}

/**
 * How two versions of an object differ, by lines. JSON is laid out first, since it often is one line.
 *
 * @param to The version id, the current one by default. @param from The one before it by default.
 * @throws {ShelfRefusal} where there is no such version, a version is not text, or too much differs.
 */
export async function diffVersions(
  s3: ShelfS3,
  { bucket, key }: ObjectName,
  from: string | undefined,
  to: string | undefined,
): Promise<object> {
  const { versions } = await recordOf(s3, bucket, key);
  const newer = to ?? versions[0]?.versionId;
  const at = versions.findIndex(({ versionId }) => versionId === newer);
  const older = from ?? versions[at + 1]?.versionId;
  if (newer === undefined || older === undefined) {
    throw new ShelfRefusal(404, "there is no version before this one; name another with from");
  }
  const bodies = await Promise.all(
    [older, newer].map((versionId) => readObject(s3, { bucket, key, versionId })),
  );
  const texts = bodies.map(textOf);
  const [before, after] = texts;
  if (before === undefined || after === undefined) {
    throw new ShelfRefusal(415, "only versions that are text can be compared");
  }
  const laidOut = texts.map(layOut);
  const [a = before, b = after] = laidOut.includes(undefined) ? texts : laidOut;
  const patch = structuredPatch("", "", a, b, "", "", {
    context: contextLines,
    maxEditLength: maxDifferences,
  });
  if (patch === undefined) {
    throw new ShelfRefusal(413, `the versions differ in more than ${maxDifferences} lines`);
  }
  return { from: older, to: newer, isJson: !laidOut.includes(undefined), hunks: patch.hunks };
}

/** Bytes as text; `undefined` where they are none. */
export function textOf(bytes: Buffer): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}

/** JSON with a line for each member; `undefined` for what is not JSON. */
function layOut(text: string | undefined): string | undefined {
  try {
    return `${JSON.stringify(JSON.parse(text ?? ""), undefined, 2)}\n`;
  } catch {
    return undefined;
  }
}
