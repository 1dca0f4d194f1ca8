/**
 * Whether a request was sent by the facade: by the secret it carries, of which only hashes are known here.
 *
 * @module
 */
import { hash, timingSafeEqual } from "node:crypto";

/** What was found of a secret. */
export type SecretFinding = "accepted" | "missing" | "several" | "unknown";

/**
 * Makes the judge of one header's value.
 *
 * Both sides are hashes, so what is compared has one length, and how long it takes says nothing of the
 * secret. All accepted ones are compared each time, whichever is met.
 *
 * @param acceptedHashes SHA-256, hexadecimal. What is no such hash accepts nothing.
 * @returns a function of the value; lines of one name come joined by commas, which no secret has. It throws
 *   never.
 */
export function secretChecker(
  acceptedHashes: readonly string[],
): (value: string | undefined) => SecretFinding {
  const accepted = acceptedHashes
    .filter((each) => /^[0-9a-f]{64}$/.test(each))
    .map((each) => Buffer.from(each, "hex"));
  return (value) => {
    if (value === undefined || value === "") {
      return "missing";
    }
    if (value.includes(",")) {
      return "several";
    }
    const given = hash("sha256", value, "buffer");
    const equal = accepted.map((each) => timingSafeEqual(each, given));
    return equal.includes(true) ? "accepted" : "unknown";
  };
}
