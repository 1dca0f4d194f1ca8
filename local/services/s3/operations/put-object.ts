/**
 * PutObject.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
 * @module
 */

import type { ObjectVersion } from "../disk/key-record.ts";
import type { Slot } from "../disk/store.ts";
import { judgeWrite, readWriteCondition, type WriteCondition } from "../rules/conditions.ts";
import { withVersion } from "../rules/history.ts";
import { storedHeaders, versionHeader } from "../rules/object-headers.ts";
import { emptyAnswer } from "../wire/answer.ts";
import { checksumHeaders, defaultAlgorithm, fullChecksum } from "../wire/checksum.ts";
import { openPayload } from "../wire/payload.ts";
import { S3Error } from "../wire/s3-error.ts";
import { type Call, demand, type Handler } from "./call.ts";
import type { Watched } from "./delete-watch.ts";

/** Stores an object whole. */
export const putObject: Handler = async (call) => {
  const condition = demandWrite(call);
  const headers = storedHeaders(call.request.headers);
  return call.deletes.during(call.bucket.name, call.key, async (watched) => {
    const payload = openPayload(call.request.headers, await call.request.body());
    const version = await call.store.alone(call.bucket.name, call.key, (slot) =>
      writeVersion(call, slot, { condition, watched }, payload.data, {
        etag: payload.md5,
        sizeBytes: payload.data.length,
        headers,
        checksum: payload.checksum ?? fullChecksum(defaultAlgorithm, payload.data),
      }),
    );
    return emptyAnswer(200, writtenHeaders(call, version));
  });
};

/**
 * The condition of a write by someone who may write.
 *
 * @throws {S3Error} `AccessDenied`: a write with `If-Match` needs `s3:GetObject` as well.
 */
export function demandWrite(call: Call): WriteCondition {
  demand(call, "s3:PutObject", call.key);
  const condition = readWriteCondition(call.request.headers);
  if (condition.kind === "match") {
    demand(call, "s3:GetObject", call.key);
  }
  return condition;
}

/** What makes a write conditional. */
export interface WriteGuard {
  readonly condition: WriteCondition;
  readonly watched: Watched;
}

/**
 * Writes a version on top of a key, if its condition holds.
 *
 * @throws {S3Error} `PreconditionFailed`, `NoSuchKey` or `ConditionalRequestConflict`.
 */
export async function writeVersion(
  call: Call,
  slot: Slot,
  guard: WriteGuard,
  content: Buffer | AsyncIterable<Buffer>,
  facts: Pick<ObjectVersion, "etag" | "sizeBytes" | "headers" | "checksum" | "parts">,
): Promise<ObjectVersion> {
  const { record } = slot;
  const refusal = judgeWrite(guard.condition, record.versions[0], guard.watched.deleted);
  if (refusal !== undefined) {
    throw new S3Error(refusal, { elements: { Key: call.key } });
  }
  const version: ObjectVersion = {
    kind: "object",
    versionId: call.newVersionId(call.bucket),
    lastModifiedMs: call.nowMs,
    ...facts,
    data: await slot.write(content),
  };
  await slot.commit({ ...record, versions: withVersion(record.versions, version) });
  return version;
}

/** The headers S3 returns for a version just written. */
export function writtenHeaders(call: Call, version: ObjectVersion): Record<string, string> {
  const encryption = Object.entries(version.headers).filter(([name]) =>
    name.startsWith("x-amz-server-side-encryption"),
  );
  return {
    ...Object.fromEntries(encryption),
    ...versionHeader(version.versionId, call.bucket),
    ...checksumHeaders(version.checksum),
    etag: `"${version.etag}"`,
  };
}

/** The same where the entity tag and the checksum are in the document of the response. */
export function headersBesideDocument(call: Call, version: ObjectVersion): Record<string, string> {
  return Object.fromEntries(
    Object.entries(writtenHeaders(call, version)).filter(
      ([name]) => name !== "etag" && !name.startsWith("x-amz-checksum-"),
    ),
  );
}
