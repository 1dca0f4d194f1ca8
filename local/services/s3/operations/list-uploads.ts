/**
 * ListParts and ListMultipartUploads.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListMultipartUploads.html
 * @module
 */
import type { ListedUpload, Upload } from "../disk/uploads.ts";
import { compareKeys, isAfter, takePage } from "../rules/listing.ts";
import { xmlAnswer } from "../wire/answer.ts";
import { branch, leaf, s3Namespace, xmlDocument } from "../wire/xml.ts";
import { demand, type Handler } from "./call.ts";
import { checksumElement } from "./checksum-element.ts";
import { type ListQuery, prefixElements, readCount, readListQuery } from "./list-query.ts";
import { readUploadId } from "./multipart.ts";
import { ownerElement, ownerId } from "./owner.ts";

const initiator = branch("Initiator", [leaf("ID", ownerId)]);

/** Lists the parts of an upload that have been received. */
export const listParts: Handler = async (call) => {
  demand(call, "s3:ListMultipartUploadParts", call.key);
  const uploadId = readUploadId(call);
  const upload = await call.uploads.find(call.bucket.name, call.key, uploadId);
  const maxParts = Math.min(readCount(call.query, "max-parts", 1000), 1000);
  const marker = readCount(call.query, "part-number-marker", 0);
  const all = await call.uploads.parts(call.bucket.name, uploadId);
  const parts = all.filter(({ number }) => number > marker);
  const page = parts.slice(0, maxParts);
  return xmlAnswer(
    xmlDocument("ListPartsResult", s3Namespace, [
      leaf("Bucket", call.bucket.name),
      leaf("Key", call.key),
      leaf("UploadId", uploadId),
      initiator,
      ownerElement,
      leaf("StorageClass", storageClass(upload)),
      leaf("PartNumberMarker", marker),
      leaf("NextPartNumberMarker", page.at(-1)?.number ?? 0),
      leaf("MaxParts", maxParts),
      leaf("IsTruncated", parts.length > page.length),
      ...checksumElements(upload),
      ...page.map((part) =>
        branch("Part", [
          leaf("PartNumber", part.number),
          leaf("LastModified", new Date(part.lastModifiedMs).toISOString()),
          leaf("ETag", `"${part.etag}"`),
          leaf("Size", part.sizeBytes),
          ...checksumElement(upload.algorithm, part.checksum),
        ]),
      ),
    ]),
  );
};

/** Lists the uploads of a bucket that are under way: by key, then in the order in which they began. */
export const listMultipartUploads: Handler = async (call) => {
  demand(call, "s3:ListBucketMultipartUploads");
  const list = readListQuery(call.query, "max-uploads");
  const keyMarker = call.query.get("key-marker") ?? "";
  // Without a key marker S3 ignores it.
  const idMarker = keyMarker === "" ? "" : (call.query.get("upload-id-marker") ?? "");
  const all = await call.uploads.list(call.bucket.name);
  const sorted = all.filter(({ key }) => key.startsWith(list.prefix)).sort(compareUploads);
  const marker = sorted.findIndex(({ uploadId }) => uploadId === idMarker);
  const uploads = sorted.filter(
    ({ key }, index) =>
      isAfter(key, { kind: "key", value: keyMarker }) ||
      // Where the marker's own upload has ended since, every upload of its key is listed: none is left out.
      (key === keyMarker && idMarker !== "" && index > marker),
  );
  const page = takePage(uploads, list);
  return xmlAnswer(
    xmlDocument("ListMultipartUploadsResult", s3Namespace, [
      leaf("Bucket", call.bucket.name),
      leaf("KeyMarker", list.encode(keyMarker)),
      leaf("UploadIdMarker", idMarker),
      ...(page.next === undefined
        ? []
        : [
            leaf("NextKeyMarker", list.encode(page.next.mark.value)),
            leaf("NextUploadIdMarker", page.next.entry?.uploadId ?? ""),
          ]),
      leaf("Prefix", list.encode(list.prefix)),
      ...(list.delimiter === "" ? [] : [leaf("Delimiter", list.encode(list.delimiter))]),
      ...(list.encodingType === undefined ? [] : [leaf("EncodingType", list.encodingType)]),
      leaf("MaxUploads", list.maxKeys),
      leaf("IsTruncated", page.next !== undefined),
      ...page.entries.map((upload) => uploadElement(upload, list)),
      ...prefixElements(page.commonPrefixes, list),
    ]),
  );
};

function compareUploads(a: ListedUpload, b: ListedUpload): number {
  return (
    compareKeys(a.key, b.key) || a.initiatedMs - b.initiatedMs || (a.uploadId < b.uploadId ? -1 : 1)
  );
}

function uploadElement(upload: ListedUpload, list: ListQuery): string {
  return branch("Upload", [
    leaf("Key", list.encode(upload.key)),
    leaf("UploadId", upload.uploadId),
    initiator,
    ownerElement,
    leaf("StorageClass", storageClass(upload)),
    leaf("Initiated", new Date(upload.initiatedMs).toISOString()),
    ...checksumElements(upload),
  ]);
}

function checksumElements({ algorithm, checksumType }: Upload): readonly string[] {
  return algorithm === undefined
    ? []
    : [leaf("ChecksumAlgorithm", algorithm), leaf("ChecksumType", checksumType)];
}

function storageClass({ headers }: Upload): string {
  return headers["x-amz-storage-class"] ?? "STANDARD";
}
