/**
 * SHA-256 as the signer of requests calls it.
 *
 * @module
 */
import { createHash, createHmac } from "node:crypto";
import type { SignatureV4 } from "@smithy/signature-v4";

/** SHA-256, and HMAC with a secret. */
class Sha256 {
  readonly #hash;
  constructor(secret?: Parameters<typeof createHmac>[1] | ArrayBuffer) {
    this.#hash =
      secret === undefined
        ? createHash("sha256")
        : createHmac("sha256", secret instanceof ArrayBuffer ? new Uint8Array(secret) : secret);
  }
  update(data: string | Uint8Array): void {
    this.#hash.update(data);
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
}

/** The class in the type of the signer, which is wider than what the signer passes. */
export const sha256 = Sha256 as unknown as ConstructorParameters<typeof SignatureV4>[0]["sha256"];
