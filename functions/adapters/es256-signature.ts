/**
 * ES256 signatures, verified by OpenSSL in the thread of the caller.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7518#section-3.4
 * @see https://nodejs.org/api/crypto.html#cryptoverifyalgorithm-data-key-signature-callback
 * @module
 */
import { Buffer } from "node:buffer";
import { createPublicKey, type KeyObject, verify } from "node:crypto";
import type { TokenKey } from "../contract.ts";
import type { CompactToken } from "../core/tokens/compact-token.ts";

/** Returns whether a token is signed by one key. */
export type Signature = (token: CompactToken) => boolean;

/** Length of r and of s (RFC 7518 §3.4), in bytes. */
const halfLength = 32;

/**
 * Makes the check for one key. The algorithm is that of the key, independent of the token's header. The key is
 * imported at the first token and kept for the life of the sandbox.
 *
 * @returns a function that throws when the key itself is invalid, which is a configuration error.
 */
export function signatureBy({ kty, crv, x, y }: TokenKey): Signature {
  let imported: KeyObject | undefined;
  return ({ header, payload, signature }) => {
    imported ??= createPublicKey({ key: { kty, crv, x, y }, format: "jwk" });
    return verify(
      "sha256",
      Buffer.from(`${header}.${payload}`, "latin1"),
      imported,
      inDer(Buffer.from(signature, "base64url")),
    );
  };
}

/**
 * A signature as ASN.1 has it: a sequence of two integers. Node 24 takes half as long again for r and s side by side.
 *
 * @param signature r and s, 64 bytes.
 */
function inDer(signature: Buffer): Buffer {
  const integers = Buffer.concat([
    integer(signature.subarray(0, halfLength)),
    integer(signature.subarray(halfLength)),
  ]);
  return Buffer.concat([Buffer.from([0x30, integers.length]), integers]);
}

/** The shortest spelling of a number that is not negative. */
function integer(bytes: Buffer): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  const digits = first === -1 ? bytes.subarray(-1) : bytes.subarray(first);
  const isHigh = (digits[0] ?? 0) > 0x7f;
  const prefix = isHigh ? [2, digits.length + 1, 0] : [2, digits.length];
  return Buffer.concat([Buffer.from(prefix), digits]);
}
