/**
 * The checksum of a part or an object in a response document.
 *
 * @module
 */
import type { ChecksumAlgorithm } from "../wire/checksum.ts";
import { leaf } from "../wire/xml.ts";

/** `<ChecksumSHA256>…</ChecksumSHA256>` and so on; nothing where there is no checksum. @param value Base64. */
export function checksumElement(
  algorithm: ChecksumAlgorithm | undefined,
  value: string | undefined,
): readonly string[] {
  return algorithm === undefined || value === undefined
    ? []
    : [leaf(`Checksum${algorithm}`, value)];
}
