/**
 * Request ids of Lambda: one for each invocation, in its logs and its context.
 *
 * @module
 */

/** A source of ids: UUIDs of version 4 (RFC 9562 §5.4). */
export function invocationIds(randomBytes: (size: number) => Buffer): () => string {
  return () => {
    const bytes = Buffer.from(randomBytes(16));
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    const hex = bytes.toString("hex");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  };
}
