/**
 * Bodies and events as they are recorded: their beginning, and no more.
 *
 * @module
 */
import { isUtf8 } from "node:buffer";
import { StringDecoder } from "node:string_decoder";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import type { Masker } from "./mask.ts";
import type { RecordedBody } from "./request-record.ts";

/** Bytes that are kept of one body, and of the JSON of one event or result. */
export const maxRecordedBodyBytes = 64 * 1024;

/** What is looked at beyond that, so that a secret across the end is recognized. */
const lookAheadBytes = 4 * 1024;

/** Most bytes that a compressed body may grow to; one that grows further is recorded as it is. */
const maxDecodedBytes = 8 * 1024 * 1024;

const decoders: Readonly<Record<string, typeof gunzipSync>> = {
  br: brotliDecompressSync,
  deflate: inflateSync,
  gzip: gunzipSync,
};

/** A body without its coding, as people read it. */
function decoded(body: Buffer, coding: string): Buffer {
  try {
    return decoders[coding]?.(body, { maxOutputLength: maxDecodedBytes }) ?? body;
  } catch {
    // Not what its header says, or too large.
    return body;
  }
}

/**
 * Records a body. Of one that is no text nothing is masked: what a secret looks like there is not known.
 *
 * @param coding Its Content-Encoding. @default none
 */
export function recordedBody(sent: Buffer, masker: Masker, coding = ""): RecordedBody {
  const sizeBytes = sent.length;
  const body = decoded(sent, coding.toLowerCase());
  const truncated = body.length > maxRecordedBodyBytes;
  // Decoding a stream leaves out a character that the end cuts.
  const start = body.subarray(0, maxRecordedBodyBytes + lookAheadBytes);
  const text = new StringDecoder("utf8").write(start);
  if (text.includes("\ufffd") && !isUtf8(start.subarray(0, Buffer.byteLength(text)))) {
    const base64 = body.toString("base64", 0, maxRecordedBodyBytes);
    return { sizeBytes, base64, truncated };
  }
  return { sizeBytes, text: masker.text(text).slice(0, maxRecordedBodyBytes), truncated };
}

/** Records JSON: itself, or where that is too long the beginning of its text. */
export function recordedJson(value: unknown, masker: Masker): unknown {
  const safe = masker.json(value);
  const text = JSON.stringify(safe) ?? "null";
  return text.length <= maxRecordedBodyBytes ? safe : `${text.slice(0, maxRecordedBodyBytes)}…`;
}
