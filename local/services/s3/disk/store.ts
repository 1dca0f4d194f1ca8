/**
 * Objects on disk.
 *
 * Each key has a folder, `<root>/<bucket>/keys/<readable>-<hash>/`, with `record.json` and one file of
 * bytes a version. A key never becomes a path: the folder is named for its hash, and the readable part
 * before it is for people alone. `record.json` is replaced by a rename, after the bytes it names are
 * written, so a reader finds the old state or the new one. What survives is the end of the process, not
 * the loss of power: nothing is flushed.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { S3Error } from "../wire/s3-error.ts";
import { createKeyLock } from "./key-lock.ts";
import { formatRecord, type KeyRecord, type ObjectVersion, parseRecord } from "./key-record.ts";

/** What a store needs of its owner. */
export interface StoreOptions {
  /** Folder of all buckets; made when first written to. */
  readonly root: string;
  /** Random bytes, for names of files. */
  readonly random: (sizeBytes: number) => Buffer;
  /** Receives files that cannot be read. */
  readonly log: (message: string) => void;
}

/** A locked key. */
export interface Slot {
  /** Without versions where the key does not exist. */
  readonly record: KeyRecord;
  /** Bytes `first` to `last`, both included. */
  read(version: ObjectVersion, first: number, last: number): Promise<Buffer>;
  /** Writes bytes and gives their file's name; they count once {@link Slot.commit} names them. */
  write(data: Buffer | AsyncIterable<Buffer>): Promise<string>;
  /** Makes this the state of the key, and removes the bytes no version names any more. */
  commit(record: KeyRecord): Promise<void>;
}

/** Keys by bucket. */
export interface Store {
  /**
   * Runs work that alone may see and change a key.
   *
   * @throws {S3Error} `InternalError` when what lies on disk is not whole.
   */
  alone<T>(bucket: string, key: string, work: (slot: Slot) => Promise<T>): Promise<T>;
  /** Every key of a bucket that can be read, in no order. One small file is read for each. */
  records(bucket: string): Promise<readonly KeyRecord[]>;
}

const recordName = "record.json";
/** Records read at once. */
const readers = 16;

/** A file name for a key, on any file system: no case, no dots in front, no reserved names. */
function folderName(key: string): string {
  const readable = key
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, "_")
    .replace(/^[._]+/, "");
  const hash = createHash("sha256").update(key).digest("hex");
  return `${readable.slice(0, 48) || "key"}-${hash.slice(0, 40)}`;
}

/** What a promise gives, or undefined where the file or folder it is about does not exist. */
async function ifPresent<T>(work: Promise<T>): Promise<T | undefined> {
  return work.catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") {
      return undefined;
    }
    throw error;
  });
}

/** A store. Does nothing until it is used. */
export function createStore(options: StoreOptions): Store {
  const lock = createKeyLock();
  const keysFolder = (bucket: string) => join(options.root, bucket, "keys");

  async function readRecord(folder: string, key?: string): Promise<KeyRecord | undefined> {
    const path = join(folder, recordName);
    const text = await ifPresent(readFile(path, "utf8"));
    const record = text === undefined ? undefined : parseRecord(text);
    if (text !== undefined && (record === undefined || (key ?? record.key) !== record.key)) {
      options.log(`S3: ${path} is damaged; remove its folder to start that object over`);
      throw new S3Error("InternalError");
    }
    return record;
  }

  return {
    alone: (bucket, key, work) =>
      lock(`${bucket}/${key}`, async () => {
        const folder = join(keysFolder(bucket), folderName(key));
        const record = (await readRecord(folder, key)) ?? { key, versions: [], seed: undefined };
        const slot = createSlot(folder, record, options);
        try {
          return await work(slot);
        } catch (error) {
          await discard(folder, record);
          throw error;
        }
      }),
    async records(bucket) {
      const names = (await ifPresent(readdir(keysFolder(bucket)))) ?? [];
      const found: KeyRecord[] = [];
      for (let start = 0; start < names.length; start += readers) {
        const batch = names.slice(start, start + readers).map((name) =>
          // Already logged; one damaged object does not take the list away.
          readRecord(join(keysFolder(bucket), name)).catch(() => undefined),
        );
        found.push(...(await Promise.all(batch)).filter((record) => record !== undefined));
      }
      return found;
    },
  };
}

function createSlot(folder: string, record: KeyRecord, options: StoreOptions): Slot {
  const freshName = (suffix: string) => `${options.random(16).toString("hex")}.${suffix}`;
  return {
    record,
    read: (version, first, last) =>
      readBytes(join(folder, version.data), version, first, last, options),
    async write(data) {
      const name = freshName("bin");
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, name), data, { flag: "wx" });
      return name;
    },
    async commit(next) {
      if (next.versions.length === 0) {
        await rm(folder, { recursive: true, force: true });
        return;
      }
      const temporary = join(folder, freshName("tmp"));
      await mkdir(folder, { recursive: true });
      await writeFile(temporary, formatRecord(next), { flag: "wx" });
      await rename(temporary, join(folder, recordName));
      await sweep(folder, next);
    },
  };
}

/** Removes what an operation wrote that failed, as on a full disk: its bytes would stay, and no record would name them. */
async function discard(folder: string, record: KeyRecord): Promise<void> {
  const found = await ifPresent(sweep(folder, record).then(() => true));
  if (found === true && record.versions.length === 0) {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Removes files that no version names, those of an interrupted write among them. */
async function sweep(folder: string, record: KeyRecord): Promise<void> {
  const named = new Set(
    record.versions.map((version) => (version.kind === "object" ? version.data : recordName)),
  );
  const stale = (await readdir(folder)).filter((name) => name !== recordName && !named.has(name));
  await Promise.all(stale.map((name) => rm(join(folder, name), { force: true })));
}

async function readBytes(
  path: string,
  version: ObjectVersion,
  first: number,
  last: number,
  options: StoreOptions,
): Promise<Buffer> {
  try {
    await using file = await open(path);
    const { size } = await file.stat();
    if (size !== version.sizeBytes) {
      throw new Error(`it has ${size} bytes, its record says ${version.sizeBytes}`);
    }
    const buffer = Buffer.alloc(last - first + 1);
    await file.read(buffer, 0, buffer.length, first);
    return buffer;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    options.log(`S3: ${path} is damaged: ${reason}; remove its folder to start that object over`);
    throw new S3Error("InternalError", { cause });
  }
}
