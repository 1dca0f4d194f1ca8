/**
 * Request ids of Lambda: one for each invocation, in its logs and its context.
 *
 * @module
 */

/** Bytes of an id. */
const idBytes = 16;

/** Ids made from one draw of randomness: a draw costs far more than a slice. */
const idsPerDraw = 256;

/** A source of ids: UUIDs of version 4 (RFC 9562 §5.4). */
export function invocationIds(randomBytes: (size: number) => Buffer): () => string {
  let digits = "";
  let at = 0;

  function draw(): void {
    const bytes = Buffer.from(randomBytes(idBytes * idsPerDraw));
    for (let first = 0; first < bytes.length; first += idBytes) {
      bytes[first + 6] = ((bytes[first + 6] ?? 0) & 0x0f) | 0x40;
      bytes[first + 8] = ((bytes[first + 8] ?? 0) & 0x3f) | 0x80;
    }
    digits = bytes.toString("hex");
    at = 0;
  }

  return () => {
    if (at === digits.length) {
      draw();
    }
    const hex = digits.slice(at, at + 2 * idBytes);
    at += 2 * idBytes;
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  };
}
