/**
 * Request ids: the value of `x-amz-cf-id`, and of `config.requestId` in an event.
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
