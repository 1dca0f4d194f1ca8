/**
 * Text cut to a size in bytes.
 *
 * @module
 */

/** The beginning of a text, at most so many bytes of UTF-8, whole characters only. */
export function truncate(text: string, maxBytes: number): string {
  // A UTF-16 unit is at most three bytes of UTF-8, so most texts need no counting.
  if (text.length * 3 <= maxBytes) {
    return text;
  }
  const encoded = Buffer.from(text);
  if (encoded.length <= maxBytes) {
    return text;
  }
  let end = maxBytes;
  // RFC 3629 section 3: bytes after the first of a character are 10xxxxxx; step back to a character's start.
  while (end > 0 && ((encoded[end] ?? 0) & 0xc0) === 0x80) {
    end -= 1;
  }
  return encoded.toString("utf8", 0, end);
}
