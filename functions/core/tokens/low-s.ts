/**
 * The two spellings of an ECDSA signature on P-256, and the one that is accepted.
 *
 * @module
 */

/** Order of P-256 (SEC 2 §2.4.2). */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** Length of r and of s (RFC 7518 §3.4), in bytes. */
const halfLength = 32;

/**
 * Whether the `s` of a signature is at most half the order.
 *
 * Where (r, s) is valid, (r, n − s) is valid too and can be computed without the key. RFC 7518 has no rule for it.
 * With one of the two refused, a token has one spelling, and a count by token cannot be doubled.
 *
 * @param signature r and s, 64 bytes.
 * @throws never
 */
export function isLowS(signature: Uint8Array): boolean {
  return readS(signature) <= order / 2n;
}

/**
 * Returns the spelling of a signature that {@link isLowS} accepts.
 *
 * @param signature r and s, 64 bytes, s below the order.
 */
export function toLowS(signature: Uint8Array): Uint8Array {
  return isLowS(signature) ? signature : twinOf(signature);
}

/**
 * Returns the other valid signature: (r, n − s).
 *
 * @param signature r and s, 64 bytes, s below the order.
 */
export function twinOf(signature: Uint8Array): Uint8Array {
  const twin = (order - readS(signature)).toString(16).padStart(2 * halfLength, "0");
  const bytes = Uint8Array.from(signature);
  for (let at = 0; at < halfLength; at += 1) {
    bytes[halfLength + at] = Number.parseInt(twin.slice(2 * at, 2 * at + 2), 16);
  }
  return bytes;
}

function readS(signature: Uint8Array): bigint {
  return signature.subarray(halfLength).reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
}
