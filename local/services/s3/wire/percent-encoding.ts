/**
 * Percent-encoding (RFC 3986 section 2.1), as S3 reads and writes it.
 *
 * @module
 */
import { S3Error } from "./s3-error.ts";

/** Percent-encodes everything but RFC 3986's unreserved characters. */
export function encodeStrictly(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** @throws {S3Error} `InvalidURI` for a percent-encoding that is broken or not UTF-8. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    if (cause instanceof URIError) {
      throw new S3Error("InvalidURI", { cause });
    }
    throw cause;
  }
}
