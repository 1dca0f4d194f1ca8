/**
 * ListObjectsV2 and its predecessor ListObjects.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjects.html
 * @module
 */

import type { ObjectVersion } from "../disk/key-record.ts";
import { currentObject } from "../rules/history.ts";
import { compareKeys, isAfter, type Mark, type Page, takePage } from "../rules/listing.ts";
import { xmlAnswer } from "../wire/answer.ts";
import { branch, leaf, s3Namespace, xmlDocument } from "../wire/xml.ts";
import { type Call, demand, type Handler } from "./call.ts";
import { echo, invalid, type ListQuery, prefixElements, readListQuery } from "./list-query.ts";
import { ownerElement } from "./owner.ts";

interface Entry {
  readonly key: string;
  readonly version: ObjectVersion;
}

/** Lists keys with a token to go on with. */
export const listObjectsV2: Handler = async (call) => {
  demand(call, "s3:ListBucket");
  const list = readListQuery(call.query);
  const token = call.query.get("continuation-token");
  const startAfter = call.query.get("start-after");
  const after = token === undefined ? keyMark(startAfter) : readToken(token);
  const page = await readPage(call, list, after);
  const owner = call.query.get("fetch-owner") === "true";
  return xmlAnswer(
    xmlDocument("ListBucketResult", s3Namespace, [
      ...echo(call.bucket.name, list),
      ...(startAfter === undefined ? [] : [leaf("StartAfter", list.encode(startAfter))]),
      ...(token === undefined ? [] : [leaf("ContinuationToken", token)]),
      leaf("KeyCount", page.entries.length + page.commonPrefixes.length),
      leaf("IsTruncated", page.next !== undefined),
      ...(page.next === undefined
        ? []
        : [leaf("NextContinuationToken", writeToken(page.next.mark))]),
      ...page.entries.map((entry) => contents(entry, list, owner)),
      ...prefixElements(page.commonPrefixes, list),
    ]),
  );
};

/** Lists keys with a marker that is a key itself. */
export const listObjects: Handler = async (call) => {
  demand(call, "s3:ListBucket");
  const list = readListQuery(call.query);
  const marker = call.query.get("marker") ?? "";
  // NextMarker may be a common prefix; sent back, it stands for all keys behind it.
  const rolled = list.delimiter !== "" && marker.endsWith(list.delimiter);
  const page = await readPage(call, list, { kind: rolled ? "prefix" : "key", value: marker });
  // S3 names the next marker only where there is a delimiter; otherwise it is the last key.
  const next = list.delimiter === "" ? undefined : page.next?.mark.value;
  return xmlAnswer(
    xmlDocument("ListBucketResult", s3Namespace, [
      ...echo(call.bucket.name, list),
      leaf("Marker", list.encode(marker)),
      leaf("IsTruncated", page.next !== undefined),
      ...(next === undefined ? [] : [leaf("NextMarker", list.encode(next))]),
      ...page.entries.map((entry) => contents(entry, list, true)),
      ...prefixElements(page.commonPrefixes, list),
    ]),
  );
};

async function readPage(
  call: Call,
  list: ListQuery,
  after: Mark | undefined,
): Promise<Page<Entry>> {
  const records = await call.store.records(call.bucket.name);
  const entries = records.flatMap(({ key, versions }) => {
    const version = currentObject(versions);
    const wanted = key.startsWith(list.prefix) && (after === undefined || isAfter(key, after));
    return version !== undefined && wanted ? [{ key, version }] : [];
  });
  return takePage(
    entries.sort((a, b) => compareKeys(a.key, b.key)),
    list,
  );
}

function keyMark(key: string | undefined): Mark | undefined {
  return key === undefined ? undefined : { kind: "key", value: key };
}

function contents({ key, version }: Entry, list: ListQuery, owner: boolean): string {
  const { checksum } = version;
  return branch("Contents", [
    leaf("Key", list.encode(key)),
    leaf("LastModified", new Date(version.lastModifiedMs).toISOString()),
    leaf("ETag", `"${version.etag}"`),
    ...(checksum === undefined
      ? []
      : [leaf("ChecksumAlgorithm", checksum.algorithm), leaf("ChecksumType", checksum.type)]),
    leaf("Size", version.sizeBytes),
    ...(owner ? [ownerElement] : []),
    leaf("StorageClass", version.headers["x-amz-storage-class"] ?? "STANDARD"),
  ]);
}

/** Opaque to clients, and not secret: it holds only what the list already showed. */
function writeToken(mark: Mark): string {
  return Buffer.from(`${mark.kind}:${mark.value}`).toString("base64");
}

function readToken(token: string): Mark {
  const text = Buffer.from(token, "base64").toString("utf8");
  const separator = text.indexOf(":");
  const kind = text.slice(0, separator);
  if (kind !== "key" && kind !== "prefix") {
    throw invalid("continuation-token", "The continuation token provided is incorrect");
  }
  return { kind, value: text.slice(separator + 1) };
}
