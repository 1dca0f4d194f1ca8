/**
 * Characters that look random and repeat exactly.
 *
 * @module
 */
import { createHash } from "node:crypto";

/** Alphabets AWS draws ids from. */
export const alphabets = {
  hex: "0123456789abcdef",
  lower: "abcdefghijklmnopqrstuvwxyz0123456789",
  upper: "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
  mixed: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
  letters: "abcdefghijklmnopqrstuvwxyz",
  digits: "0123456789",
  /** RFC 4648 §6, which IAM's unique ids look like. */
  base32: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
} as const;

/**
 * Draws characters from an alphabet.
 *
 * @param seed The same seed draws the same characters.
 */
export function digest(seed: string, length: number, alphabet: string = alphabets.hex): string {
  let drawn = "";
  for (let block = 0; drawn.length < length; block += 1) {
    // A byte modulo the alphabet is not quite even, which does not matter for a name.
    for (const byte of createHash("sha256").update(`${block}\0${seed}`).digest()) {
      drawn += alphabet[byte % alphabet.length];
    }
  }
  return drawn.slice(0, length);
}

/** A UUID of version 4 in form, though nothing about it is random. @see RFC 9562 §5.4 */
export function uuid(seed: string): string {
  const hex = digest(seed, 32);
  const variant = "89ab"[Number.parseInt(hex.charAt(16), 16) % 4];
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join("-");
}
