/**
 * Multipart uploads under way, on disk: `<root>/<bucket>/uploads/<id>/`, a file of facts and a file of
 * bytes for each part.
 *
 * @module
 */
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type ChecksumAlgorithm, type ChecksumType, findAlgorithm } from "../wire/checksum.ts";
import { S3Error } from "../wire/s3-error.ts";
import { createKeyLock } from "./key-lock.ts";
import type { StoreOptions } from "./store.ts";

/** An upload, as created. */
export interface Upload {
  readonly key: string;
  /** What the object will be stored with. */
  readonly headers: Readonly<Record<string, string>>;
  readonly algorithm: ChecksumAlgorithm | undefined;
  readonly checksumType: ChecksumType;
  /** Milliseconds since the epoch. */
  readonly initiatedMs: number;
}

/** An upload of a bucket. */
export interface ListedUpload extends Upload {
  readonly uploadId: string;
}

/** A part, as received. */
export interface Part {
  /** 1 to 10,000. */
  readonly number: number;
  readonly etag: string;
  readonly sizeBytes: number;
  readonly lastModifiedMs: number;
  /** Base64, by the algorithm of the upload. */
  readonly checksum: string | undefined;
}

/** Uploads under way. Every method but `create` throws `NoSuchUpload` for an id it does not know. */
export interface Uploads {
  create(bucket: string, upload: Upload): Promise<string>;
  find(bucket: string, key: string, uploadId: string): Promise<Upload>;
  putPart(bucket: string, uploadId: string, part: Part, data: Buffer): Promise<void>;
  /** Every upload of a bucket that is under way, in no order. */
  list(bucket: string): Promise<readonly ListedUpload[]>;
  /** In order of their numbers. */
  parts(bucket: string, uploadId: string): Promise<readonly Part[]>;
  read(bucket: string, uploadId: string, number: number): Promise<Buffer>;
  /** Runs work that alone may change the upload. */
  alone<T>(bucket: string, uploadId: string, work: () => Promise<T>): Promise<T>;
  remove(bucket: string, uploadId: string): Promise<void>;
}

const uploadName = "upload.json";

/** Uploads below the folder of a store. */
export function createUploads(options: StoreOptions): Uploads {
  const lock = createKeyLock();
  const folderOf = (bucket: string, uploadId: string) => {
    // An id names a folder; only what we could have given out may.
    if (!/^[0-9a-f]{32}$/.test(uploadId)) {
      throw new S3Error("NoSuchUpload");
    }
    return join(options.root, bucket, "uploads", uploadId);
  };
  const partPath = (bucket: string, uploadId: string, number: number, suffix: string) =>
    join(folderOf(bucket, uploadId), `${String(number).padStart(5, "0")}.${suffix}`);

  async function replace(path: string, data: string | Buffer): Promise<void> {
    const temporary = `${path}.${options.random(8).toString("hex")}.tmp`;
    try {
      await writeFile(temporary, data, { flag: "wx" });
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  return {
    async create(bucket, upload) {
      const uploadId = options.random(16).toString("hex");
      const folder = folderOf(bucket, uploadId);
      await mkdir(folder, { recursive: true });
      await replace(join(folder, uploadName), JSON.stringify(upload));
      return uploadId;
    },
    async find(bucket, key, uploadId) {
      const upload = readUpload(await readJson(join(folderOf(bucket, uploadId), uploadName)));
      if (upload?.key !== key) {
        throw new S3Error("NoSuchUpload");
      }
      return upload;
    },
    async list(bucket) {
      const folder = join(options.root, bucket, "uploads");
      const ids = await readdir(folder).catch(() => []);
      const uploads = await Promise.all(
        ids.map(async (uploadId) => {
          const upload = readUpload(await readJson(join(folder, uploadId, uploadName)));
          return upload === undefined ? [] : [{ ...upload, uploadId }];
        }),
      );
      return uploads.flat();
    },
    async putPart(bucket, uploadId, part, data) {
      await replace(partPath(bucket, uploadId, part.number, "bin"), data);
      await replace(partPath(bucket, uploadId, part.number, "json"), JSON.stringify(part));
    },
    async parts(bucket, uploadId) {
      const folder = folderOf(bucket, uploadId);
      const names = (await readdir(folder)).filter((name) => /^\d{5}\.json$/.test(name)).sort();
      const parts: Part[] = [];
      for (const name of names) {
        const part = readPart(await readJson(join(folder, name)));
        if (part !== undefined) {
          parts.push(part);
        }
      }
      return parts;
    },
    read: (bucket, uploadId, number) => readFile(partPath(bucket, uploadId, number, "bin")),
    alone: (bucket, uploadId, work) => lock(`${bucket}/${uploadId}`, work),
    remove: (bucket, uploadId) => rm(folderOf(bucket, uploadId), { recursive: true, force: true }),
  };
}

/** Undefined for a file that is missing or damaged: either way there is no such upload or part. */
async function readJson(path: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, "utf8"));
    return typeof value === "object" && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function readUpload(fields: Readonly<Record<string, unknown>> | undefined): Upload | undefined {
  const { key, headers, algorithm, checksumType, initiatedMs } = fields ?? {};
  if (typeof key !== "string" || typeof headers !== "object" || headers === null) {
    return undefined;
  }
  return {
    key,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, String(value)]),
    ),
    algorithm: typeof algorithm === "string" ? findAlgorithm(algorithm) : undefined,
    checksumType: checksumType === "FULL_OBJECT" ? "FULL_OBJECT" : "COMPOSITE",
    initiatedMs: typeof initiatedMs === "number" ? initiatedMs : 0,
  };
}

function readPart(fields: Readonly<Record<string, unknown>> | undefined): Part | undefined {
  const { number, etag, sizeBytes, lastModifiedMs, checksum } = fields ?? {};
  return typeof number === "number" &&
    typeof etag === "string" &&
    typeof sizeBytes === "number" &&
    typeof lastModifiedMs === "number"
    ? {
        number,
        etag,
        sizeBytes,
        lastModifiedMs,
        checksum: typeof checksum === "string" ? checksum : undefined,
      }
    : undefined;
}
