/**
 * The subjects of people: the same for one person in every token, and not to be traced to an address without the bucket.
 *
 * Tokens travel to every Region; the key, like the addresses, stays in one (pairwise identifiers, OpenID Connect Core §8.1).
 *
 * @module
 */
import { createHmac } from "node:crypto";
import { isSecret } from "../core/auth/records.ts";
import type { AuthBucket } from "./auth-bucket.ts";

/** Returns the subject of an address, in the spelling of {@link comparableAddress}. It rejects when S3 fails. */
export type SubjectOf = (address: string) => Promise<string>;

const key = "subject-key";

/**
 * Makes the function. The key is made by the first sign-in, and kept for the life of the sandbox.
 *
 * @param random Returns the base64url of this many random bytes.
 */
export function subjectsOf(bucket: AuthBucket, random: (bytes: number) => string): SubjectOf {
  let held: string | undefined;
  return async (address) => {
    held ??= await subjectKey(bucket, random);
    const digest = createHmac("sha256", held).update(address).digest().subarray(0, 16);
    // Ids of clients contain no colon.
    return `person:${digest.toString("base64url")}`;
  };
}

async function subjectKey(bucket: AuthBucket, random: (bytes: number) => string): Promise<string> {
  let object = await bucket.read(key);
  if (object === undefined) {
    // Another sandbox may have been faster: what is in the bucket counts.
    await bucket.write(key, random(32), "new");
    object = await bucket.read(key);
  }
  if (typeof object !== "object" || !isSecret(object.text)) {
    throw new TypeError(`the object ${key} must be the base64url of 32 bytes`);
  }
  return object.text;
}
