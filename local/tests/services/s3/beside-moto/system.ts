/**
 * One S3, asked through the SDK: what an operation comes to, in a form that two systems can be compared by.
 *
 * Version and upload ids are told by the order in which a system gave them out.
 *
 * @module
 */
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectAttributesCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  ListPartsCommand,
  PutObjectCommand,
  S3Client,
  type S3ServiceException,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import type { Step } from "./steps.ts";

/** What a step came to: fields, or status and code of an error. */
export type Outcome = Readonly<Record<string, unknown>>;

type Fields = Readonly<Record<string, unknown>>;

/** Fields of a response that a caller would act on. */
const compared = [
  "ETag",
  "ContentLength",
  "ContentRange",
  "ContentType",
  "Metadata",
  "DeleteMarker",
  "IsTruncated",
  "KeyCount",
  "NextMarker",
  "PartsCount",
  "ObjectSize",
  "ChecksumCRC32",
  "ChecksumSHA256",
];

/** Lists of a response, and the fields of their entries. */
const lists: Readonly<Record<string, readonly string[]>> = {
  Contents: ["Key", "Size", "ETag"],
  CommonPrefixes: ["Prefix"],
  Versions: ["Key", "Size", "ETag", "IsLatest", "VersionId"],
  DeleteMarkers: ["Key", "IsLatest", "VersionId"],
  Deleted: ["Key", "VersionId", "DeleteMarker", "DeleteMarkerVersionId"],
  Errors: ["Key", "Code"],
  Parts: ["PartNumber", "Size", "ETag"],
};

function pick(fields: Fields, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.filter((name) => fields[name] !== undefined).map((name) => [name, fields[name]]),
  );
}

/** An S3 at a port of this machine. */
export class System {
  readonly #client: S3Client;
  /** Ids of versions, in the order in which this system gave them out. */
  #versions: string[] = [];

  constructor(port: number) {
    this.#client = new S3Client({
      region: "eu-west-1",
      endpoint: `http://127.0.0.1:${port}`,
      credentials: { accessKeyId: "KEY", secretAccessKey: "secret" },
      maxAttempts: 1,
    });
  }

  close(): void {
    this.#client.destroy();
  }

  /** Takes the steps one after another, in a place that no other sequence uses. */
  async run(steps: readonly Step[], bucket: string, place: string): Promise<readonly Outcome[]> {
    this.#versions = [];
    const outcomes: Outcome[] = [];
    for (const step of steps) {
      outcomes.push(await this.#outcome(this.#take(step, bucket, place)));
    }
    return outcomes;
  }

  /** The id that this system gave out as the n-th. */
  #version(index: number | undefined): { VersionId?: string } {
    const VersionId = index === undefined ? undefined : this.#versions[index];
    return VersionId === undefined ? {} : { VersionId };
  }

  async #outcome(work: Promise<object>): Promise<Outcome> {
    try {
      return await this.#describe((await work) as Fields);
    } catch (error) {
      const { name, $metadata } = error as S3ServiceException;
      return { code: name, status: $metadata?.httpStatusCode };
    }
  }

  async #describe(fields: Fields): Promise<Outcome> {
    const { Body, VersionId, CopyObjectResult, ObjectParts } = fields as {
      Body?: { transformToString(): Promise<string> };
      VersionId?: string;
      CopyObjectResult?: Fields;
      ObjectParts?: Fields;
    };
    const entries = Object.entries(lists).filter(([name]) => fields[name] !== undefined);
    return {
      status: (fields["$metadata"] as { httpStatusCode: number }).httpStatusCode,
      ...pick(fields, compared),
      ...(VersionId === undefined ? {} : { VersionId: this.#ordinal(VersionId) }),
      ...(CopyObjectResult === undefined ? {} : { copy: pick(CopyObjectResult, compared) }),
      ...(ObjectParts === undefined ? {} : { parts: ObjectParts["TotalPartsCount"] }),
      ...(Body === undefined ? {} : { body: (await Body.transformToString()).slice(0, 99) }),
      ...Object.fromEntries(
        entries.map(([name, names]) => [
          name,
          (fields[name] as Fields[]).map((entry) => this.#entry(pick(entry, names))),
        ]),
      ),
    };
  }

  #entry(entry: Record<string, unknown>): Fields {
    return Object.fromEntries(
      Object.entries(entry).map(([name, value]) => [
        name,
        name.endsWith("VersionId") && typeof value === "string" ? this.#ordinal(value) : value,
      ]),
    );
  }

  #ordinal(versionId: string): string {
    if (versionId === "null") {
      return versionId;
    }
    if (!this.#versions.includes(versionId)) {
      this.#versions.push(versionId);
    }
    return `version ${this.#versions.indexOf(versionId)}`;
  }

  #take(step: Step, Bucket: string, place: string): Promise<object> {
    const at = (key: string) => ({ Bucket, Key: `${place}/${key}` });
    const client = this.#client;
    switch (step.kind) {
      case "put":
        return client.send(
          new PutObjectCommand({ ...at(step.key), Body: Buffer.from(step.body), ...step.more }),
        );
      case "get":
        return client.send(
          new GetObjectCommand({ ...at(step.key), ...this.#version(step.version), ...step.more }),
        );
      case "head":
        return client.send(
          new HeadObjectCommand({ ...at(step.key), ...this.#version(step.version), ...step.more }),
        );
      case "attributes":
        return client.send(
          new GetObjectAttributesCommand({
            ...at(step.key),
            ObjectAttributes: ["ETag", "ObjectSize", "ObjectParts"],
          }),
        );
      case "copy": {
        const { VersionId } = this.#version(step.version);
        const from = `${Bucket}/${place}/${encodeURIComponent(step.from)}`;
        const CopySource = VersionId === undefined ? from : `${from}?versionId=${VersionId}`;
        return client.send(new CopyObjectCommand({ ...at(step.key), CopySource, ...step.more }));
      }
      case "delete":
        return client.send(
          new DeleteObjectCommand({ ...at(step.key), ...this.#version(step.version) }),
        );
      case "delete several": {
        const Objects = step.keys.map((key) => ({
          Key: `${place}/${key}`,
          ...this.#version(step.version),
        }));
        return client.send(
          new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: step.quiet } }),
        );
      }
      case "list":
        return this.#list(step, Bucket, place);
      case "upload":
        return this.#upload(step, at(step.key));
    }
  }

  #list(step: Step & { kind: "list" }, Bucket: string, place: string): Promise<object> {
    const { marker, version, prefix, ...more } = step.more;
    const asked = { Bucket, Prefix: `${place}/${prefix ?? ""}`, ...more };
    const after = marker === undefined ? undefined : `${place}/${marker}`;
    switch (step.of) {
      case "objects":
        return this.#client.send(
          new ListObjectsV2Command({ ...asked, ...(after && { StartAfter: after }) }),
        );
      case "objects, first version":
        return this.#client.send(
          new ListObjectsCommand({ ...asked, ...(after && { Marker: after }) }),
        );
      case "versions":
        return this.#client.send(
          new ListObjectVersionsCommand({ ...asked, ...(after && { KeyMarker: after }) }),
        );
    }
  }

  async #upload(
    step: Step & { kind: "upload" },
    at: { readonly Bucket: string; readonly Key: string },
  ): Promise<object> {
    const client = this.#client;
    const { UploadId } = await client.send(
      new CreateMultipartUploadCommand({ ...at, ...step.more }),
    );
    const Parts: { PartNumber: number; ETag: string | undefined }[] = [];
    for (const { number, sizeBytes } of step.parts) {
      const Body = Buffer.alloc(sizeBytes, String(number));
      const { ETag } = await client.send(
        new UploadPartCommand({ ...at, UploadId, PartNumber: number, Body }),
      );
      Parts.push({ PartNumber: number, ETag: step.end === "wrong tag" ? '"0"' : ETag });
    }
    switch (step.end) {
      case "abort":
        return client.send(new AbortMultipartUploadCommand({ ...at, UploadId }));
      case "list":
        return client.send(new ListPartsCommand({ ...at, UploadId }));
      case "another id":
        return client.send(
          new CompleteMultipartUploadCommand({
            ...at,
            UploadId: "0".repeat(32),
            MultipartUpload: { Parts },
          }),
        );
      default:
        return client.send(
          new CompleteMultipartUploadCommand({ ...at, UploadId, MultipartUpload: { Parts } }),
        );
    }
  }
}
