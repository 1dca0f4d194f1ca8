/**
 * Ids: a request's, which `x-amz-cf-id` answers and an event's `config.requestId` says, and an invocation's.
 *
 * @module
 */

/** Characters of an id before its padding; with it an id has 56, as CloudFront's have. */
const idLength = 54;

/** Ids made from one draw of randomness: a draw costs far more than a slice. */
const idsPerDraw = 128;

/** Bytes of a draw: each makes 8 bits of the 6 that a character of base64 holds. */
const drawBytes = (idLength * idsPerDraw * 6) / 8;

/**
 * A source of request ids, 56 characters each, opaque and unique.
 *
 * @param randomBytes The only source of randomness.
 */
export function requestIds(randomBytes: (size: number) => Buffer): () => string {
  let pool = "";
  let at = 0;
  return () => {
    if (at === pool.length) {
      pool = randomBytes(drawBytes).toString("base64url");
      at = 0;
    }
    const start = at;
    at += idLength;
    return `${pool.slice(start, at)}==`;
  };
}

/** A source of Lambda's own request ids, as they stand in its logs: UUIDs of version 4 (RFC 9562 §5.4). */
export function invocationIds(randomBytes: (size: number) => Buffer): () => string {
  return () => {
    const bytes = Buffer.from(randomBytes(16));
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    const hex = bytes.toString("hex");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  };
}
