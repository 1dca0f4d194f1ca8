/**
 * What is kept of a key: its versions and what is known of each, as JSON beside the bytes.
 *
 * @module
 */
import { type Checksum, findAlgorithm } from "../wire/checksum.ts";

/** A version with content. */
export interface ObjectVersion {
  readonly kind: "object";
  /** `null` where it was written to a bucket without versioning, as in S3. */
  readonly versionId: string;
  /** Milliseconds since the epoch, in whole seconds as S3 has it. */
  readonly lastModifiedMs: number;
  /** Without quotes: MD5 in hexadecimal, or `…-n` for an object made of n parts. */
  readonly etag: string;
  readonly sizeBytes: number;
  /** Headers that come back with the object, by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly checksum: Checksum | undefined;
  /** In order, of an object that was uploaded in parts. */
  readonly parts?: readonly ObjectPart[] | undefined;
  /** Name of the file with the bytes. */
  readonly data: string;
}

/** A part of an object, as it was uploaded. */
export interface ObjectPart {
  /** 1 to 10,000. */
  readonly number: number;
  readonly sizeBytes: number;
  /** Base64, by the algorithm of the object. */
  readonly checksum: string | undefined;
}

/** A version that says the key is gone. */
export interface DeleteMarker {
  readonly kind: "delete-marker";
  readonly versionId: string;
  readonly lastModifiedMs: number;
}

/** One version of a key. */
export type Version = ObjectVersion | DeleteMarker;

/** One key. */
export interface KeyRecord {
  readonly key: string;
  /** Newest first; the first is the current one. */
  readonly versions: readonly Version[];
  /** Fingerprint of the object the program put here last, if it did. */
  readonly seed: string | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads what {@link formatRecord} wrote.
 *
 * @returns undefined when the text is anything else; nothing on a disk is trusted to be whole.
 * @throws never
 */
export function parseRecord(text: string): KeyRecord | undefined {
  const fields = asFields(parseJson(text));
  const list: unknown = fields?.["versions"];
  const seed = fields?.["seed"];
  if (typeof fields?.["key"] !== "string" || !Array.isArray(list)) {
    return undefined;
  }
  const versions = list.map(readVersion).filter((version) => version !== undefined);
  return versions.length === list.length && (seed === undefined || typeof seed === "string")
    ? { key: fields["key"], versions, seed }
    : undefined;
}

/** One line a field: a person may look inside. */
export function formatRecord(record: KeyRecord): string {
  return `${JSON.stringify(record, undefined, 2)}\n`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function asFields(value: unknown): Fields | undefined {
  return typeof value === "object" && value !== null ? { ...value } : undefined;
}

function readVersion(value: unknown): Version | undefined {
  const fields = asFields(value) ?? {};
  const { kind, versionId, lastModifiedMs, etag, sizeBytes, data } = fields;
  if (typeof versionId !== "string" || !isCount(lastModifiedMs)) {
    return undefined;
  }
  if (kind === "delete-marker") {
    return { kind, versionId, lastModifiedMs };
  }
  const headers = readHeaders(fields["headers"]);
  const whole =
    kind === "object" && typeof etag === "string" && isCount(sizeBytes) && headers !== undefined;
  // The name of a file must not lead out of its folder, whoever wrote it here.
  if (!whole || typeof data !== "string" || !/^[0-9a-f]+\.bin$/.test(data)) {
    return undefined;
  }
  const checksum = readChecksum(fields["checksum"]);
  const parts = readParts(fields["parts"]);
  return {
    ...{ kind, versionId, lastModifiedMs, etag, sizeBytes, headers, checksum, data },
    ...(parts === undefined ? {} : { parts }),
  };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function readHeaders(value: unknown): Record<string, string> | undefined {
  const headers: Record<string, string> = {};
  for (const [name, text] of Object.entries(asFields(value) ?? { "": 0 })) {
    if (typeof text !== "string") {
      return undefined;
    }
    headers[name] = text;
  }
  return headers;
}

function readParts(value: unknown): readonly ObjectPart[] | undefined {
  if (!Array.isArray(value)) {
    return undefined;
  }
  const parts = value.map((item) => {
    const { number, sizeBytes, checksum } = asFields(item) ?? {};
    return isCount(number) && isCount(sizeBytes)
      ? { number, sizeBytes, checksum: typeof checksum === "string" ? checksum : undefined }
      : undefined;
  });
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? known : undefined;
}

/** A checksum nobody can read is worth as much as none. */
function readChecksum(value: unknown): Checksum | undefined {
  const { algorithm, value: text, type } = asFields(value) ?? {};
  const known = typeof algorithm === "string" ? findAlgorithm(algorithm) : undefined;
  return known !== undefined &&
    typeof text === "string" &&
    (type === "FULL_OBJECT" || type === "COMPOSITE")
    ? { algorithm: known, value: text, type }
    : undefined;
}
