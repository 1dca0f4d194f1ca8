/**
 * The entity tag of a generated body.
 *
 * @module
 */
import { createHash } from "node:crypto";

/**
 * A strong entity tag (RFC 9110 §8.8.3), quotes included: equal for equal bytes on every machine,
 * so that edge locations that compute the same tables return the same tag.
 *
 * 128 bits of SHA-256 are enough: no attacker chooses the bodies.
 *
 * @throws never
 */
export function entityTag(body: string): string {
  return `"${createHash("sha256").update(body).digest().subarray(0, 16).toString("base64url")}"`;
}
