/**
 * The form of a token: a JWS in compact serialization (RFC 7515 §7.1).
 *
 * @module
 */

/** The parts, all canonical base64url (RFC 4648 §5). */
export interface CompactToken {
  readonly header: string;
  readonly payload: string;
  readonly signature: string;
}

/**
 * Three parts of base64url without padding (RFC 7515 §2), with zero pad bits (RFC 4648 §3.5): otherwise one
 * token would have several spellings and count as several tokens in rate limits and caches. An ES256
 * signature has 64 bytes (RFC 7518 §3.4), which is 86 characters; one in DER has more.
 */
const compactForm =
  /^((?:[\w-]{4})*(?:[\w-][AQgw]|[\w-]{2}[AEIMQUYcgkosw048])?)\.((?:[\w-]{4})*(?:[\w-][AQgw]|[\w-]{2}[AEIMQUYcgkosw048])?)\.([\w-]{85}[AQgw])$/;

/**
 * Splits a token.
 *
 * @param token Of limited length: the work is linear in it.
 * @returns `undefined` for another form.
 * @throws never
 */
export function readCompactToken(token: string): CompactToken | undefined {
  const [, header, payload, signature] = compactForm.exec(token) ?? [];
  return header === undefined || payload === undefined || signature === undefined
    ? undefined
    : { header, payload, signature };
}
