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

/** Returns the subject of an address, in the spelling of {@link comparableAddress}. */
export type Subjects = (address: string) => string;

/** The same; the key is made when there is none. It rejects when S3 fails. */
export type SubjectOf = (address: string) => Promise<string>;

const objectKey = "subject-key";

/**
 * The subjects of a bucket.
 *
 * @returns `undefined` when nobody has signed in yet.
 * @throws {TypeError} when the key is damaged.
 */
export async function heldSubjects(bucket: AuthBucket): Promise<Subjects | undefined> {
  const object = await bucket.read(objectKey);
  if (typeof object !== "object") {
    return undefined;
  }
  if (!isSecret(object.text)) {
    throw new TypeError(`the object ${objectKey} must be the base64url of 32 bytes`);
  }
  return (address) => {
    const digest = createHmac("sha256", object.text).update(address).digest().subarray(0, 16);
    // Ids of clients contain no colon.
    return `person:${digest.toString("base64url")}`;
  };
}

/**
 * Makes the function. The key is made by the first sign-in, and kept for the life of the sandbox.
 *
 * @param random Returns the base64url of this many random bytes.
 */
export function subjectsOf(bucket: AuthBucket, random: (bytes: number) => string): SubjectOf {
  let held: Subjects | undefined;
  return async (address) => {
    held ??= await heldSubjects(bucket);
    if (held === undefined) {
      // Another sandbox may be faster: what is in the bucket counts.
      await bucket.write(objectKey, random(32), "new");
      held = await heldSubjects(bucket);
    }
    if (held === undefined) {
      throw new TypeError(`the object ${objectKey} was removed while it was made`);
    }
    return held(address);
  };
}
