/**
 * Whether the facade sent a request, by its secret header; only hashes of the secret are compiled in.
 *
 * @module
 */
import { hash, timingSafeEqual } from "node:crypto";

/** The result of a check. */
export type SecretFinding = "accepted" | "missing" | "several" | "unknown";

/**
 * Makes the check of the header's value.
 *
 * Hashes of equal length are compared in constant time, and all of them each time, so that the duration
 * reveals nothing about the secret.
 *
 * @param acceptedHashes SHA-256, hexadecimal. Other values accept nothing.
 * @returns a function of the value, which never throws. Lines of one name are joined by commas, which no
 *   secret contains.
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
