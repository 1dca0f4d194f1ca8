/**
 * The outer form of a token: a JWS in compact serialization (RFC 7515 §7.1).
 *
 * @module
 */

/** The two parts that are read; both base64url (RFC 4648 §5), decodable and canonical. */
export interface CompactToken {
  readonly header: string;
  readonly payload: string;
}

/**
 * Three parts. Base64url without padding (RFC 7515 §2), in the one spelling its bytes have: the bits a
 * last character has to spare are zero (RFC 4648 §3.5), or a token could be spelled in several ways and
 * be many tokens to whatever counts, remembers or blocks them. An ES256 signature has 64 bytes
 * (RFC 7518 §3.4), which is 86 characters; one in DER has more.
 */
const compactForm =
  /^((?:[\w-]{4})*(?:[\w-][AQgw]|[\w-]{2}[AEIMQUYcgkosw048])?)\.((?:[\w-]{4})*(?:[\w-][AQgw]|[\w-]{2}[AEIMQUYcgkosw048])?)\.[\w-]{85}[AQgw]$/;

/**
 * Takes a token apart.
 *
 * @param token Bounded by the caller: work grows with it.
 * @returns `undefined` when it has another form.
 * @throws never
 */
export function readCompactToken(token: string): CompactToken | undefined {
  const [, header, payload] = compactForm.exec(token) ?? [];
  return header === undefined || payload === undefined ? undefined : { header, payload };
}
