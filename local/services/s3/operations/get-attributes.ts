/**
 * GetObjectAttributes and GetObjectTagging.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAttributes.html
 * @module
 */
import type { ObjectVersion } from "../disk/key-record.ts";
import { versionHeader } from "../rules/object-headers.ts";
import { xmlAnswer } from "../wire/answer.ts";
import { branch, leaf, s3Namespace, xmlDocument } from "../wire/xml.ts";
import { type Call, demand, type Handler } from "./call.ts";
import { checksumElement } from "./checksum-element.ts";
import { findVersion, readVersionId } from "./get-object.ts";
import { invalid, readCount } from "./list-query.ts";

type Writer = (version: ObjectVersion, call: Call) => readonly string[];

/** What may be asked for, in the order of the response. */
const attributes: Readonly<Record<string, Writer>> = {
  // Unlike in every other response, without quotes (measured).
  ETag: ({ etag }) => [leaf("ETag", etag)],
  Checksum: objectChecksumElement,
  ObjectParts: partsElement,
  StorageClass: ({ headers }) => [
    leaf("StorageClass", headers["x-amz-storage-class"] ?? "STANDARD"),
  ],
  ObjectSize: ({ sizeBytes }) => [leaf("ObjectSize", sizeBytes)],
};

/** Returns what `x-amz-object-attributes` names of an object, without its content. */
export const getObjectAttributes: Handler = async (call) => {
  const versionId = readVersionId(call);
  const suffix = versionId === undefined ? "" : "Version";
  demand(call, suffix === "" ? "s3:GetObject" : "s3:GetObjectVersion", call.key);
  demand(
    call,
    suffix === "" ? "s3:GetObjectAttributes" : "s3:GetObjectVersionAttributes",
    call.key,
  );
  const names = readNames(call.request.headers["x-amz-object-attributes"]);
  return call.store.alone(call.bucket.name, call.key, async (slot) => {
    const version = findVersion(call, slot.record.versions, versionId);
    const elements = Object.entries(attributes)
      .filter(([name]) => names.includes(name))
      .flatMap(([, write]) => write(version, call));
    return xmlAnswer(xmlDocument("GetObjectAttributesResponse", s3Namespace, elements), {
      ...versionHeader(version.versionId, call.bucket),
      "last-modified": new Date(version.lastModifiedMs).toUTCString(),
    });
  });
};

/** Returns no tags: a request that would set some is refused. Command line clients ask before they copy a large object. */
export const getObjectTagging: Handler = async (call) => {
  const versionId = readVersionId(call);
  demand(
    call,
    versionId === undefined ? "s3:GetObjectTagging" : "s3:GetObjectVersionTagging",
    call.key,
  );
  return call.store.alone(call.bucket.name, call.key, async (slot) => {
    const version = findVersion(call, slot.record.versions, versionId);
    return xmlAnswer(
      xmlDocument("Tagging", s3Namespace, [branch("TagSet", [])]),
      versionHeader(version.versionId, call.bucket),
    );
  });
};

function readNames(header: string | undefined): readonly string[] {
  const names = (header ?? "").split(",").map((name) => name.trim());
  if (names.some((name) => !Object.hasOwn(attributes, name))) {
    throw invalid("x-amz-object-attributes", "Invalid attribute name specified.");
  }
  return names;
}

/** Of a composite checksum without the number of parts (measured). */
function objectChecksumElement({ checksum }: ObjectVersion): readonly string[] {
  return checksum === undefined
    ? []
    : [
        branch("Checksum", [
          leaf(`Checksum${checksum.algorithm}`, checksum.value.replace(/-\d+$/, "")),
          leaf("ChecksumType", checksum.type),
        ]),
      ];
}

/** The parts one by one where each has a checksum, as of a composite one; otherwise only how many there are. */
function partsElement(version: ObjectVersion, call: Call): readonly string[] {
  const { parts, checksum } = version;
  if (parts === undefined) {
    return [];
  }
  if (checksum?.type !== "COMPOSITE") {
    return [branch("ObjectParts", [leaf("PartsCount", parts.length)])];
  }
  const counts = new Map(
    ["x-amz-max-parts", "x-amz-part-number-marker"].flatMap((name) => {
      const value = call.request.headers[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
  const maxParts = Math.min(readCount(counts, "x-amz-max-parts", 1000), 1000);
  const marker = readCount(counts, "x-amz-part-number-marker", 0);
  const rest = parts.filter(({ number }) => number > marker);
  const page = rest.slice(0, maxParts);
  return [
    branch("ObjectParts", [
      leaf("PartsCount", parts.length),
      leaf("PartNumberMarker", marker),
      leaf("NextPartNumberMarker", page.at(-1)?.number ?? 0),
      leaf("MaxParts", maxParts),
      leaf("IsTruncated", rest.length > page.length),
      ...page.map((part) =>
        branch("Part", [
          leaf("PartNumber", part.number),
          leaf("Size", part.sizeBytes),
          ...checksumElement(checksum.algorithm, part.checksum),
        ]),
      ),
    ]),
  ];
}
