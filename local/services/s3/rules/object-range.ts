/**
 * The `Range` header of a read.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-14
 * @module
 */

/** Which bytes to send. */
export type ByteRange =
  | { readonly kind: "whole" }
  /** Both ends included. */
  | { readonly kind: "part"; readonly first: number; readonly last: number }
  | { readonly kind: "unsatisfiable" };

/** Up to 15 digits stay exact. */
const singleRange = /^bytes=(\d{0,15})-(\d{0,15})$/;

/**
 * Reads a range. What is not one range of bytes is ignored, as RFC 9110 section 14.2 allows;
 * see `severalRanges` in aws/s3-behavior.ts.
 *
 * @throws never
 */
export function readRange(header: string | undefined, sizeBytes: number): ByteRange {
  const [, from, to] = singleRange.exec(header?.trim() ?? "") ?? [];
  if (from === undefined || to === undefined || (from === "" && to === "")) {
    return { kind: "whole" };
  }
  if (from === "") {
    const count = Math.min(Number(to), sizeBytes);
    return count === 0
      ? { kind: "unsatisfiable" }
      : { kind: "part", first: sizeBytes - count, last: sizeBytes - 1 };
  }
  const first = Number(from);
  if (to !== "" && Number(to) < first) {
    return { kind: "whole" };
  }
  const last = to === "" ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1);
  return first >= sizeBytes ? { kind: "unsatisfiable" } : { kind: "part", first, last };
}
