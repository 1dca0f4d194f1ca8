/**
 * ListObjectVersions.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html
 * @module
 */

import type { KeyRecord, Version } from "../disk/key-record.ts";
import { compareKeys, isAfter, takePage } from "../rules/listing.ts";
import { isAfterMarker, isVersionId } from "../rules/version-id.ts";
import { xmlAnswer } from "../wire/answer.ts";
import { branch, leaf, s3Namespace, xmlDocument } from "../wire/xml.ts";
import { demand, type Handler } from "./call.ts";
import { echo, invalid, type ListQuery, prefixElements, readListQuery } from "./list-query.ts";
import { ownerElement } from "./owner.ts";

interface Entry {
  readonly key: string;
  readonly version: Version;
  readonly latest: boolean;
}

/** Lists every version of every key, newest first within a key. */
export const listObjectVersions: Handler = async (call) => {
  demand(call, "s3:ListBucketVersions");
  const list = readListQuery(call.query);
  const keyMarker = call.query.get("key-marker") ?? "";
  const versionIdMarker = call.query.get("version-id-marker") ?? "";
  if (versionIdMarker !== "" && keyMarker === "") {
    throw invalid(
      "version-id-marker",
      "A version-id marker cannot be specified without a key marker.",
    );
  }
  if (versionIdMarker !== "" && !isVersionId(versionIdMarker)) {
    throw invalid("version-id-marker", "Invalid version id specified");
  }
  const records = [...(await call.store.records(call.bucket.name))];
  records.sort((a, b) => compareKeys(a.key, b.key));
  const entries = records
    .filter(({ key }) => key.startsWith(list.prefix))
    .flatMap((record) => versionsAfter(record, list, keyMarker, versionIdMarker));
  const page = takePage(entries, list);
  return xmlAnswer(
    xmlDocument("ListVersionsResult", s3Namespace, [
      ...echo(call.bucket.name, list),
      leaf("KeyMarker", list.encode(keyMarker)),
      leaf("VersionIdMarker", versionIdMarker),
      leaf("IsTruncated", page.next !== undefined),
      ...(page.next === undefined ? [] : nextMarkers(page.next.mark.value, page.next.entry, list)),
      ...page.entries.map((entry) => versionElement(entry, list)),
      ...prefixElements(page.commonPrefixes, list),
    ]),
  );
};

/** The versions of a key that come after the markers. */
function versionsAfter(
  { key, versions }: KeyRecord,
  list: ListQuery,
  keyMarker: string,
  versionIdMarker: string,
): readonly Entry[] {
  const entries = versions.map((version, index) => ({ key, version, latest: index === 0 }));
  if (key === keyMarker && versionIdMarker !== "") {
    const index = versions.findIndex(({ versionId }) => versionId === versionIdMarker);
    return index < 0
      ? entries.filter(({ version }) => isAfterMarker(version.versionId, versionIdMarker))
      : entries.slice(index + 1);
  }
  const rolled = list.delimiter !== "" && keyMarker.endsWith(list.delimiter);
  const after = isAfter(key, { kind: rolled ? "prefix" : "key", value: keyMarker });
  return keyMarker === "" || after ? entries : [];
}

function nextMarkers(key: string, entry: Entry | undefined, list: ListQuery): string[] {
  return [
    leaf("NextKeyMarker", list.encode(key)),
    ...(entry === undefined ? [] : [leaf("NextVersionIdMarker", entry.version.versionId)]),
  ];
}

function versionElement({ key, version, latest }: Entry, list: ListQuery): string {
  const common = [
    leaf("Key", list.encode(key)),
    leaf("VersionId", version.versionId),
    leaf("IsLatest", latest),
    leaf("LastModified", new Date(version.lastModifiedMs).toISOString()),
    ownerElement,
  ];
  if (version.kind === "delete-marker") {
    return branch("DeleteMarker", common);
  }
  return branch("Version", [
    ...common,
    leaf("ETag", `"${version.etag}"`),
    leaf("Size", version.sizeBytes),
    leaf("StorageClass", version.headers["x-amz-storage-class"] ?? "STANDARD"),
  ]);
}
