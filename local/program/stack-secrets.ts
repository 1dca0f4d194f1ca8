/**
 * Encrypted settings of a stack whose secrets provider is a passphrase.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/secrets/
 * @see https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/config/crypt.go
 * @module
 */
import { createDecipheriv, pbkdf2Sync } from "node:crypto";

/** The engine derives keys so. */
const iterations = 1_000_000;
const keyBytes = 32;
const tagBytes = 16;

/** Decrypts a value of a `secure` entry. @throws {Error} when it is not one, or was encrypted with another key. */
export type Decrypt = (secure: string) => string;

/**
 * @param salt `encryptionsalt` of the stack file: the salt, and a text by which a wrong passphrase is noticed.
 * @throws {Error} when the passphrase is not the stack's.
 */
export function decryptWith(passphrase: string, salt: string): Decrypt {
  const [version, bytes = "", ...check] = salt.split(":");
  if (version !== "v1" || check.length !== 3) {
    throw new Error("encryptionsalt must be v1:<salt>:v1:<nonce>:<text>");
  }
  const key = pbkdf2Sync(passphrase, Buffer.from(bytes, "base64"), iterations, keyBytes, "sha256");
  const decrypt: Decrypt = (secure) => open(secure, key);
  if (decrypt(check.join(":")) !== "pulumi") {
    throw new Error("the passphrase is not the one of this stack");
  }
  return decrypt;
}

/** AES-256-GCM, with its tag at the end. */
function open(secure: string, key: Buffer): string {
  const [version, nonce = "", text = ""] = secure.split(":");
  if (version !== "v1") {
    throw new Error("a secure value must be v1:<nonce>:<text>");
  }
  const sealed = Buffer.from(text, "base64");
  const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64"));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]).toString(
    "utf8",
  );
}
