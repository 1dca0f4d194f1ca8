/**
 * Header names as S3 writes them.
 *
 * @module
 */

const exceptions: Readonly<Record<string, string>> = { etag: "ETag" };

/** `Content-Type` for `content-type`; `x-amz-*` stays in lower case, as S3 sends it. */
export function headerCase(name: string): string {
  if (name.startsWith("x-amz-")) {
    return name;
  }
  return exceptions[name] ?? name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}
