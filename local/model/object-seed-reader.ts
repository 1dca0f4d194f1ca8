/**
 * Objects the program uploads.
 *
 * @module
 */
import { createHash } from "node:crypto";
import type { AssetValue, Graph, GraphNode } from "../program/graph.ts";
import { isAsset } from "../program/values.ts";
import type { Findings } from "./findings.ts";
import { objectTypes, packageOf } from "./function-code-reader.ts";
import { Reader } from "./property-reader.ts";
import type { Bucket, ObjectSeed, SeedContent } from "./stack-model.ts";

/** Reads every object of either type. */
export function readObjectSeeds(
  graph: Graph,
  buckets: readonly Bucket[],
  findings: Findings,
): readonly ObjectSeed[] {
  const objects = graph.nodes
    .filter((node) => objectTypes.includes(node.type) && !node.external)
    .map((node) => readObjectSeed(node, buckets, findings));
  const folders = graph.nodes
    .filter(({ type }) => type === "synced-folder:index:S3BucketFolder")
    .flatMap((node) => readFolder(node, buckets, findings));
  return [...objects, ...folders].filter(({ bucket }) => bucket !== "");
}

/** The files of a component that uploads a folder. */
function readFolder(
  node: GraphNode,
  buckets: readonly Bucket[],
  findings: Findings,
): readonly ObjectSeed[] {
  const reader = Reader.inputs(node, findings);
  const bucket = buckets.find(({ name }) => name === reader.text("bucketName"));
  if (bucket === undefined) {
    reader.foreign("bucketName", "must be a bucket of this program");
    return [];
  }
  return Reader.outputs(node, findings)
    .objects("files")
    .map((file): ObjectSeed => {
      const contentType = file.text("contentType");
      const declared = {
        bucket: bucket.name,
        key: file.text("key"),
        content: { kind: "file", path: file.text("path") } as const,
        contentType: contentType === "" ? undefined : contentType,
        cacheControl: undefined,
        contentDisposition: undefined,
        contentEncoding: undefined,
        contentLanguage: undefined,
        metadata: {},
      };
      return {
        ...declared,
        fingerprint: fingerprint([declared, file.text("etag")]),
        urn: node.urn,
      };
    });
}

function readObjectSeed(
  node: GraphNode,
  buckets: readonly Bucket[],
  findings: Findings,
): ObjectSeed {
  const reader = Reader.inputs(node, findings);
  const named = reader.text("bucket");
  const bucket = buckets.find(({ name, urn }) => named === name || named === urn);
  if (bucket === undefined) {
    reader.foreign("bucket", "must be a bucket of this program");
  }
  const declared = {
    bucket: bucket?.name ?? "",
    key: reader.text("key", node.name).replace(/^\//, ""),
    content: readContent(reader),
    // Without one the provider sends none, and S3 returns application/octet-stream.
    contentType: reader.optionalText("contentType"),
    cacheControl: reader.optionalText("cacheControl"),
    contentDisposition: reader.optionalText("contentDisposition"),
    contentEncoding: reader.optionalText("contentEncoding"),
    contentLanguage: reader.optionalText("contentLanguage"),
    ...readWebsiteRedirect(reader),
    metadata: lowerCaseNames(reader.dictionary("metadata")),
  };
  // The answer's ETag stands for the bytes of a file, which is not read here.
  const bytes = Reader.outputs(node, findings).text("etag");
  return { ...declared, fingerprint: fingerprint([declared, bytes]), urn: node.urn };
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/how-to-page-redirect.html#redirect-requests-object-metadata */
function readWebsiteRedirect(reader: Reader): Pick<ObjectSeed, "websiteRedirect"> {
  const location = reader.optionalText("websiteRedirect");
  if (location !== undefined && !/^(\/|https?:\/\/)/.test(location)) {
    reader.refuse("websiteRedirect", "must begin with /, http:// or https://");
  }
  return location === undefined ? {} : { websiteRedirect: location };
}

function readContent(reader: Reader): SeedContent {
  const given = ["content", "contentBase64", "source"].filter((name) => reader.has(name));
  if (given.length > 1) {
    reader.refuse(given[1] ?? "", `must not be given beside ${given[0]}`);
  }
  if (reader.has("contentBase64")) {
    return { kind: "base64", base64: reader.text("contentBase64") };
  }
  const source = reader.value("source");
  if (source === undefined) {
    // An object without any of the three is an empty one.
    return { kind: "text", text: reader.text("content", "") };
  }
  if (isAsset(source)) {
    return contentOf(source);
  }
  reader.refuse("source", "must be an asset or an archive");
  return { kind: "text", text: "" };
}

function contentOf(source: AssetValue): SeedContent {
  switch (source.asset) {
    case "text":
      return { kind: "text", text: source.text };
    case "file":
    case "zip":
      return { kind: "file", path: source.path };
    case "archive":
      return { kind: "archive", files: packageOf(source) };
  }
}

/** S3 keeps the names of user metadata in lower case. */
function lowerCaseNames(
  metadata: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const entries = Object.entries(metadata).map(([name, value]) => [name.toLowerCase(), value]);
  return Object.fromEntries(entries.toSorted());
}

function fingerprint(declared: unknown): string {
  return createHash("sha256").update(JSON.stringify(declared)).digest("hex");
}
