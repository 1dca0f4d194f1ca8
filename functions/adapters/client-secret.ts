/**
 * The secrets of machines, hashed with scrypt (RFC 7914).
 *
 * @module
 */
import { Buffer } from "node:buffer";
import { type BinaryLike, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { secretHashForm } from "../core/auth/access-list.ts";

/** 32 MiB and about a tenth of a second: the parameters in {@link secretHashForm}. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const;

const hashBytes = 32;

/** Compared with when there is no hash, so that it takes as long. */
const nobody = `scrypt$ln=15,r=8,p=1$${"A".repeat(22)}$${"A".repeat(43)}`;

/** Hashes a secret. @param salt 16 bytes. */
export async function hashSecret(secret: string, salt: Buffer = randomBytes(16)): Promise<string> {
  const hash = await derived(secret, salt);
  return `scrypt$ln=15,r=8,p=1$${salt.toString("base64url")}$${hash.toString("base64url")}`;
}

/**
 * Whether a secret has a hash. It takes the same time without one.
 *
 * @param secret Of limited length.
 * @param hash In the form that {@link hashSecret} returns; `undefined` for an unknown client.
 */
export async function isSecretOf(secret: string, hash: string | undefined): Promise<boolean> {
  const [, salt = "", expected = ""] = secretHashForm.exec(hash ?? nobody) ?? [];
  const found = await derived(secret, Buffer.from(salt, "base64url"));
  const isEqual = timingSafeEqual(found, Buffer.from(expected.padEnd(43, "A"), "base64url"));
  return isEqual && hash !== undefined;
}

function derived(secret: BinaryLike, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, hashBytes, cost, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
