/**
 * ES256 signatures, verified by jose.
 *
 * @see https://github.com/panva/jose/blob/main/docs/jws/compact/verify/functions/compactVerify.md
 * @module
 */
import { JOSEError } from "jose/errors";
import { compactVerify } from "jose/jws/compact/verify";
import { importJWK } from "jose/key/import";
import type { TokenKey } from "../contract.ts";

/** Returns whether a token in compact form is signed by one key. */
export type Signature = (token: string) => Promise<boolean>;

/** The only algorithm, independent of the token's header. */
const algorithms = ["ES256"];

/**
 * Makes the check for one key. The key is imported at the first token and kept for the life of the sandbox.
 *
 * @returns a function that rejects when the key itself is invalid, which is a configuration error.
 */
export function signatureBy(key: TokenKey): Signature {
  let imported: ReturnType<typeof importJWK> | undefined;
  return async (token) => {
    imported ??= importJWK({ ...key }, key.alg);
    const publicKey = await imported;
    try {
      await compactVerify(token, publicKey, { algorithms });
      return true;
    } catch (error) {
      // Also for a form that jose rejects and the checks before it accept.
      if (error instanceof JOSEError) {
        return false;
      }
      throw error;
    }
  };
}
