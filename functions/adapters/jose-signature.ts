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

/** Tells whether a token in compact form is signed by one key. */
export type Signature = (token: string) => Promise<boolean>;

/** The only algorithm there is here, whatever a token's header says. */
const algorithms = ["ES256"];

/**
 * Makes the judge of one key. The key is read at the first token and kept for the life of the sandbox.
 *
 * @returns a function that rejects, rather than say no, when the key itself is unusable: that is not the
 *   viewer's doing.
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
      // Also for a form that jose takes offence at, and our own checks did not.
      if (error instanceof JOSEError) {
        return false;
      }
      throw error;
    }
  };
}
