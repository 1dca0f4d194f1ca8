/**
 * DeleteObject and DeleteObjects.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html
 * @module
 */

import { maxDeleteDocumentBytes, maxListedKeys } from "../../../../aws/s3-limits.ts";
import type { Slot } from "../disk/store.ts";
import { judgeDelete } from "../rules/conditions.ts";
import { withDelete, withoutVersion } from "../rules/history.ts";
import { versionHeader } from "../rules/object-headers.ts";
import { checkKeyLength } from "../wire/address.ts";
import { emptyAnswer, xmlAnswer } from "../wire/answer.ts";
import { openPayload } from "../wire/payload.ts";
import { S3Error } from "../wire/s3-error.ts";
import { branch, leaf, s3Namespace, xmlDocument } from "../wire/xml.ts";
import { childText, parseXml, type XmlElement } from "../wire/xml-reader.ts";
import { type Call, demand, type Handler } from "./call.ts";
import { readVersionId } from "./get-object.ts";

/** What is to be deleted. */
interface Deletion {
  readonly key: string;
  readonly versionId: string | undefined;
  readonly ifMatch: string | undefined;
}

/** What was done. */
interface Deleted {
  /** A delete marker was made, or was what was deleted. */
  readonly marker: boolean;
  /** Of the marker made, or of the version deleted. */
  readonly versionId: string | undefined;
}

const maxKeys = maxListedKeys.value;
const maxDocumentBytes = maxDeleteDocumentBytes.value;

/** Deletes a key or one version of it. Deleting what is not there succeeds. */
export const deleteObject: Handler = async (call) => {
  const deleted = await remove(call, {
    key: call.key,
    versionId: readVersionId(call),
    ifMatch: call.request.headers["if-match"],
  });
  return emptyAnswer(204, {
    ...(deleted.marker ? { "x-amz-delete-marker": "true" } : {}),
    ...(deleted.versionId === undefined ? {} : versionHeader(deleted.versionId, call.bucket)),
  });
};

async function remove(call: Call, deletion: Deletion): Promise<Deleted> {
  const { key, versionId, ifMatch } = deletion;
  demand(call, versionId === undefined ? "s3:DeleteObject" : "s3:DeleteObjectVersion", key);
  if (ifMatch !== undefined && versionId !== undefined) {
    // The condition is about the current version, and S3 refuses it for the deletion of another (measured).
    throw new S3Error("NotImplemented", {
      message:
        "A header you provided implies functionality that is not implemented: If-Match with versionId",
    });
  }
  if (ifMatch !== undefined && ifMatch.trim() !== "*") {
    demand(call, "s3:GetObject", key);
  }
  return call.store.alone(call.bucket.name, key, async (slot) => {
    const refusal = judgeDelete(ifMatch, slot.record.versions[0]);
    if (refusal !== undefined) {
      throw new S3Error(refusal, { elements: { Key: key } });
    }
    const deleted = await removeFrom(call, slot, versionId);
    call.deletes.note(call.bucket.name, key);
    return deleted;
  });
}

async function removeFrom(call: Call, slot: Slot, versionId: string | undefined): Promise<Deleted> {
  const { record } = slot;
  if (versionId !== undefined) {
    const target = record.versions.find((version) => version.versionId === versionId);
    if (target !== undefined) {
      await slot.commit({ ...record, versions: withoutVersion(record.versions, versionId) });
    }
    return { marker: target?.kind === "delete-marker", versionId };
  }
  const marker = {
    kind: "delete-marker",
    versionId: call.newVersionId(call.bucket),
    lastModifiedMs: call.nowMs,
  } as const;
  const { versioned, suspended = false } = call.bucket;
  const after = withDelete(record.versions, marker, versioned || suspended);
  await slot.commit({ ...record, versions: after.versions });
  return { marker: after.marker !== undefined, versionId: after.marker?.versionId };
}

/** Deletes up to 1,000 keys, each for itself. */
export const deleteObjects: Handler = async (call) => {
  const payload = openPayload(call.request.headers, await call.request.body());
  if (payload.checksum === undefined && call.request.headers["content-md5"] === undefined) {
    throw new S3Error("InvalidRequest", {
      message: "Missing required header for this request: Content-MD5 OR x-amz-checksum-*",
    });
  }
  const { deletions, quiet } = readDocument(payload.data);
  const results: string[] = [];
  for (const deletion of deletions) {
    results.push(await report(call, deletion, quiet));
  }
  return xmlAnswer(xmlDocument("DeleteResult", s3Namespace, results));
};

async function report(call: Call, deletion: Deletion, quiet: boolean): Promise<string> {
  const named = deletion.versionId === undefined ? [] : [leaf("VersionId", deletion.versionId)];
  try {
    const { marker, versionId } = await remove(call, deletion);
    const made =
      marker && versionId !== undefined ? [leaf("DeleteMarkerVersionId", versionId)] : [];
    const facts = marker ? [leaf("DeleteMarker", true), ...made] : [];
    return quiet ? "" : branch("Deleted", [leaf("Key", deletion.key), ...named, ...facts]);
  } catch (error) {
    if (!(error instanceof S3Error)) {
      throw error;
    }
    return branch("Error", [
      leaf("Key", deletion.key),
      ...named,
      leaf("Code", error.code),
      leaf("Message", error.message),
    ]);
  }
}

function readDocument(data: Buffer): { deletions: readonly Deletion[]; quiet: boolean } {
  const root = data.length > maxDocumentBytes ? undefined : parseXml(data.toString("utf8"));
  const objects = root?.children.filter((child) => child.name === "Object") ?? [];
  if (root?.name !== "Delete" || objects.length === 0 || objects.length > maxKeys) {
    throw new S3Error("MalformedXML");
  }
  return {
    deletions: objects.map(readDeletion),
    quiet: childText(root, "Quiet")?.trim() === "true",
  };
}

function readDeletion(object: XmlElement): Deletion {
  const key = childText(object, "Key");
  if (key === undefined || key === "" || key.includes("\0")) {
    throw new S3Error("MalformedXML");
  }
  checkKeyLength(key);
  return {
    key,
    versionId: childText(object, "VersionId"),
    ifMatch: childText(object, "ETag"),
  };
}
