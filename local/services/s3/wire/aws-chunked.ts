/**
 * The `aws-chunked` content coding: SDKs use it to send a checksum, or a signature of each chunk,
 * after the bytes it is about.
 *
 * Signatures of chunks are read over, not verified; the checksum in the trailer is.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 * @module
 */

/** A decoded body. */
export interface ChunkedBody {
  readonly data: Buffer;
  /** By lower-case name. */
  readonly trailers: Readonly<Record<string, string>>;
}

/** Chunk header lines are a length and at most one extension, the chunk's signature. */
const maxLineBytes = 4096;
const chunkHeader = /^([0-9a-fA-F]{1,8})(?:;chunk-signature=[0-9a-f]*)?$/;
const trailerLine = /^([A-Za-z0-9-]{1,128}):\s*(.{0,1024})$/;

/** One line, without its end, and where the next begins. */
function readLine(body: Buffer, start: number): { text: string; next: number } | undefined {
  const end = body.indexOf("\r\n", start);
  return end < 0 || end - start > maxLineBytes
    ? undefined
    : { text: body.toString("latin1", start, end), next: end + 2 };
}

/**
 * Decodes a whole body.
 *
 * @returns undefined when the body is cut short or not in this coding.
 * @throws never
 */
export function decodeAwsChunked(body: Buffer): ChunkedBody | undefined {
  const chunks: Buffer[] = [];
  for (let position = 0; ; ) {
    const line = readLine(body, position);
    const digits = chunkHeader.exec(line?.text ?? "")?.[1];
    if (line === undefined || digits === undefined) {
      return undefined;
    }
    const sizeBytes = Number.parseInt(digits, 16);
    if (sizeBytes === 0) {
      const trailers = readTrailers(body, line.next);
      return trailers && { data: Buffer.concat(chunks), trailers };
    }
    const end = line.next + sizeBytes;
    if (body.toString("latin1", end, end + 2) !== "\r\n") {
      return undefined;
    }
    chunks.push(body.subarray(line.next, end));
    position = end + 2;
  }
}

/** Lines up to the empty one, or up to the end: some clients leave the empty one out. */
function readTrailers(body: Buffer, start: number): Record<string, string> | undefined {
  const trailers: Record<string, string> = {};
  for (let position = start; position < body.length; ) {
    const line = readLine(body, position);
    if (line === undefined) {
      return undefined;
    }
    if (line.text === "") {
      break;
    }
    const [, name, value] = trailerLine.exec(line.text) ?? [];
    if (name === undefined || value === undefined) {
      return undefined;
    }
    trailers[name.toLowerCase()] = value.trim();
    position = line.next;
  }
  return trailers;
}
